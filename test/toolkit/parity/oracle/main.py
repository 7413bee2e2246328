"""The routes of the scenarios on FastAPI, for `run-parity.ts --oracle`."""

from fastapi import FastAPI

import app_log
from further import further
from further_dependencies import further_dependencies
from further_routes import further_routes
from section_a import section_a
from section_b import section_b
from section_c import section_c
from section_d import section_d
from section_e import section_e
from section_f import section_f
from section_g import section_g
from section_h import section_h
from section_i import section_i

api = FastAPI()


@api.get("/__log")
def read_log():
    return app_log.entries


@api.post("/__log/clear")
def clear_log():
    app_log.entries.clear()


for section in (
    section_a,
    section_b,
    section_c,
    section_d,
    section_e,
    section_f,
    section_g,
    section_h,
    section_i,
    further,
    further_routes,
    further_dependencies,
):
    section(api)

app = app_log.Recorded(api)
