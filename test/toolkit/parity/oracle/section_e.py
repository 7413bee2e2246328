from fastapi import (
    Depends,
    FastAPI,
    HTTPException,
    Query,
    WebSocket,
    WebSocketException,
)
from fastapi.exceptions import WebSocketRequestValidationError

from app_log import add, error_of, states


class Custom(Exception):
    pass


class Derived(Custom):
    pass


def section_e(app):
    mounted(app)

    @app.exception_handler(Custom)
    async def custom(websocket, error):
        add({"handler": "custom", "sawState": states(websocket)})
        await websocket.close(4010, str(error))

    @app.websocket("/e02/before")
    async def e02(websocket: WebSocket):
        raise Custom("before accept")

    @app.websocket("/e06")
    async def e06(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("before")
        raise HTTPException(401)

    @app.websocket("/e07")
    async def e07(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(1000, "done")
        raise WebSocketException(1008, "too late")

    def refuse_with(path, error):
        def refuse():
            raise error

        @app.websocket(path)
        async def refused(websocket: WebSocket, _=Depends(refuse)):
            add("handler ran")
            await websocket.accept()

    refuse_with("/e09", WebSocketException(1008, "no token"))
    refuse_with("/e10", HTTPException(401, "no token"))
    refuse_with("/e11", ValueError("bug in dependency"))


def mounted(app):
    validating, rewriting, catching_all, inheriting = (FastAPI() for _ in range(4))
    app.mount("/e03", validating)
    app.mount("/e04", rewriting)
    app.mount("/e08", catching_all)
    app.mount("/e13", inheriting)

    @validating.exception_handler(WebSocketRequestValidationError)
    async def validation(websocket, error):
        add({"handler": "validation", "state": states(websocket)})
        try:
            await websocket.accept()
            await websocket.close(1008, "q must be an integer")
        except Exception as failure:
            add({"at": "handler", **error_of(failure)})
            raise

    @validating.websocket("/ws")
    async def e03(websocket: WebSocket, q: int = Query()):
        await websocket.accept()

    @rewriting.exception_handler(WebSocketException)
    async def rewrite(websocket, error):
        entry = {"handler": "WebSocketException", "code": error.code, "reason": error.reason}
        add({**entry, "state": states(websocket)})
        await websocket.close(4100, "rewritten")

    @rewriting.websocket("/ws")
    async def e04(websocket: WebSocket):
        await websocket.accept()
        raise WebSocketException(1008, "original")

    @catching_all.exception_handler(Exception)
    async def catch_all(websocket, error):
        add({"handler": "Exception"})

    @catching_all.websocket("/ws")
    async def e08(websocket: WebSocket):
        await websocket.accept()
        raise ValueError("boom")

    @inheriting.exception_handler(Custom)
    async def inherit(websocket, error):
        await websocket.close(4013, type(error).__name__)

    @inheriting.websocket("/ws")
    async def e13(websocket: WebSocket):
        await websocket.accept()
        raise Derived("derived")
