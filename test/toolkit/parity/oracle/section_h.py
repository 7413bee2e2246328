from fastapi import APIRouter, Depends, FastAPI, Response, Security, WebSocket
from fastapi.security import (
    APIKeyHeader,
    APIKeyQuery,
    HTTPBearer,
    OAuth2PasswordBearer,
    SecurityScopes,
)

from app_log import add, outcome, states
from clean_ups import clean_ups
from section_f import answer


def section_h(app):
    clean_ups(app)
    connection(app)
    security(app)
    order(app)

    def call():
        add("dep called")
        return object()

    @app.websocket("/h04")
    async def h04(
        websocket: WebSocket, one=Depends(call), other=Depends(call, use_cache=False)
    ):
        await answer(websocket, {"same": one is other})

    class Pager:
        def __init__(self, skip: int = 0, limit: int = 10):
            self.skip = skip
            self.limit = limit

    @app.websocket("/h11")
    async def h11(websocket: WebSocket, pager: Pager = Depends()):
        await answer(websocket, vars(pager))

    def real():
        return "real"

    overridden = FastAPI()
    app.mount("/h13", overridden)
    overridden.dependency_overrides[real] = lambda: "override"

    @overridden.websocket("/ws")
    async def h13(websocket: WebSocket, v: str = Depends(real)):
        await answer(websocket, {"v": v})

    calls = []

    def count():
        add("dep called")
        calls.append(1)
        return len(calls)

    @app.websocket("/h25")
    async def h25(websocket: WebSocket, n: int = Depends(count)):
        await answer(websocket, {"n": n})

    @app.websocket("/h30")
    async def h30(websocket: WebSocket, response: Response):
        response.headers["X-Set"] = "yes"
        response.set_cookie("a", "1")
        await websocket.accept()
        await websocket.close()


def connection(app):
    def token_of(websocket: WebSocket, token: str = None):
        add({"dep": states(websocket)})
        return token

    @app.websocket("/h05")
    async def h05(websocket: WebSocket, token: str = Depends(token_of)):
        add("handler ran")
        await answer(websocket, {"token": token})

    def who_of(websocket: WebSocket):
        return websocket.headers.get("X-Who")

    @app.websocket("/h14")
    async def h14(websocket: WebSocket, who: str = Depends(who_of)):
        await answer(websocket, {"who": who})

    async def only_close(websocket: WebSocket):
        await websocket.close(1008, "not you")

    @app.websocket("/h15")
    async def h15(websocket: WebSocket, closed=Depends(only_close)):
        add("handler ran anyway")
        await outcome("accept", websocket.accept())

    async def accept_first(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("accepted by the dependency")

    @app.websocket("/h16")
    async def h16(websocket: WebSocket, accepted=Depends(accept_first)):
        add(states(websocket))
        await outcome("accept again", websocket.accept())
        await websocket.send_text("from handler")
        await websocket.close()


def security(app):
    def user_of(scopes: SecurityScopes, token: str):
        return {"token": token, "scopes": scopes.scopes}

    @app.websocket("/h17")
    async def h17(
        websocket: WebSocket,
        user=Security(user_of, scopes=["chat:write", "chat:read"]),
    ):
        await answer(websocket, {"user": user})

    def ready_made(path, helper):
        @app.websocket(path)
        async def handler(websocket: WebSocket, key=Security(helper)):
            await answer(websocket, {"key": str(key)})

    ready_made("/h18a", APIKeyHeader(name="x-key"))
    ready_made("/h18b", APIKeyQuery(name="key"))
    ready_made("/h18c", HTTPBearer())
    ready_made("/h18d", OAuth2PasswordBearer(tokenUrl="token"))


def order(app):
    def half(q: int):
        return q / 2

    def quarter(value=Depends(half)):
        return value / 2

    @app.websocket("/h02")
    async def h02(websocket: WebSocket, value=Depends(quarter)):
        await answer(websocket, {"value": value})

    def note(name):
        return lambda: add(name)

    router = APIRouter(dependencies=[Depends(note("router"))])

    async def h10(websocket: WebSocket, param=Depends(note("param"))):
        await answer(websocket, {"ok": True})

    try:
        router.websocket("/ws", dependencies=[Depends(note("route"))])(h10)
    except TypeError:
        # FastAPI 0.92 knows no dependencies of a WebSocket route.
        router.websocket("/ws")(h10)
    outer = FastAPI(dependencies=[Depends(note("app"))])
    outer.include_router(router, dependencies=[Depends(note("include"))])
    app.mount("/h10", outer)

    side_effect = note("side-effect ran")

    def n_of(n: int):
        return n

    @app.websocket("/h22")
    async def h22(websocket: WebSocket, n=Depends(n_of), later=Depends(side_effect)):
        await answer(websocket, {"n": n})

    @app.websocket("/h23")
    async def h23(websocket: WebSocket, n: int, first=Depends(side_effect)):
        await answer(websocket, {"n": n})
