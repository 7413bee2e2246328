from enum import Enum
from typing import List, Optional

from fastapi import Cookie, Depends, Header, Query, WebSocket

from app_log import add
from section_f import answer


class Color(str, Enum):
    red = "red"
    blue = "blue"


def section_g(app):
    queries(app)
    headers_and_cookies(app)

    @app.websocket("/g20/{item}")
    async def g20(
        websocket: WebSocket,
        item: int,
        n: int,
        x_num: int = Header(),
        count: int = Cookie(),
    ):
        await answer(websocket, {"item": item, "n": n, "x_num": x_num, "count": count})

    @app.websocket("/g22/{color}")
    async def g22(websocket: WebSocket, color: Color):
        await answer(websocket, {"color": color.value})

    async def accept_first(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("accepted by the dependency")

    @app.websocket("/g23")
    async def g23(websocket: WebSocket, n: int, first=Depends(accept_first)):
        await websocket.send_json({"n": n})


def queries(app):
    @app.websocket("/g01")
    async def g01(websocket: WebSocket, q: str):
        add("handler ran")
        await answer(websocket, {"q": q})

    @app.websocket("/g03")
    async def g03(websocket: WebSocket, limit: int = 10, name: Optional[str] = None):
        await answer(websocket, {"limit": limit, "name": name})

    @app.websocket("/g04")
    async def g04(websocket: WebSocket, n: int):
        await answer(websocket, {"n": n})

    @app.websocket("/g05")
    async def g05(websocket: WebSocket, f: float = 0.0, b: bool = False):
        await answer(websocket, {"f": f, "b": b})

    @app.websocket("/g06")
    async def g06(websocket: WebSocket, q: List[str] = Query([])):
        await answer(websocket, {"q": q})

    @app.websocket("/g07")
    async def g07(websocket: WebSocket, q: str):
        await answer(websocket, {"q": q, "all": websocket.query_params.getlist("q")})

    @app.websocket("/g09")
    async def g09(
        websocket: WebSocket,
        q: str = Query(min_length=3, max_length=5),
        n: int = Query(1, ge=1, lt=10),
    ):
        await answer(websocket, {"q": q, "n": n})

    @app.websocket("/g10")
    async def g10(websocket: WebSocket, q: str = "none"):
        await answer(websocket, {"q": q})

    @app.websocket("/g10i")
    async def g10i(websocket: WebSocket, n: int = 5):
        await answer(websocket, {"n": n})

    @app.websocket("/g21")
    async def g21(websocket: WebSocket, q: str):
        await answer(websocket, {"q": q})


def headers_and_cookies(app):
    @app.websocket("/g11")
    async def g11(websocket: WebSocket, x_token: str = Header()):
        await answer(websocket, {"x_token": x_token})

    @app.websocket("/g13")
    async def g13(
        websocket: WebSocket,
        strange_header: str = Header("absent", convert_underscores=False),
    ):
        await answer(websocket, {"strange_header": strange_header})

    @app.websocket("/g15")
    async def g15(websocket: WebSocket, x_tag: List[str] = Header([])):
        await answer(websocket, {"x_tag": x_tag})

    @app.websocket("/g16")
    async def g16(websocket: WebSocket, x_tag: str = Header()):
        await answer(websocket, {"x_tag": x_tag})

    @app.websocket("/g17")
    async def g17(websocket: WebSocket, session: str = Cookie()):
        await answer(websocket, {"session": session})

    @app.websocket("/g19")
    async def g19(
        websocket: WebSocket,
        session: Optional[str] = Cookie(None),
        user_id: Optional[int] = Cookie(None),
    ):
        value = {"session": session, "user_id": user_id, "all": websocket.cookies}
        await answer(websocket, value)
