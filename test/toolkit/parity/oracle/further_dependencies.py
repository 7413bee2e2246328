from fastapi import (
    APIRouter,
    Cookie,
    Depends,
    FastAPI,
    Header,
    HTTPException,
    Security,
    WebSocket,
    WebSocketException,
)
from fastapi.exceptions import WebSocketRequestValidationError
from fastapi.security import SecurityScopes

from app_log import add, error_of
from section_f import answer


def further_dependencies(app):
    clean_ups(app)
    routers(app)
    mounted(app)

    def told(security: SecurityScopes):
        add("scopes " + " ".join(security.scopes))
        return security.scopes

    def outer_of(value=Security(told, scopes=["b"])):
        return value

    @app.websocket("/further/scopes")
    async def scopes(
        websocket: WebSocket,
        outer=Security(outer_of, scopes=["a"]),
        inner=Security(told, scopes=["b"]),
        plain=Depends(told),
        again=Depends(told),
    ):
        await answer(websocket, {"outer": outer, "inner": inner, "plain": plain})


def clean_ups(app):
    async def unguarded():
        add("before")
        yield
        add("after")

    @app.websocket("/further/after-yield")
    async def after_yield(websocket: WebSocket, _=Depends(unguarded)):
        await websocket.accept()
        raise WebSocketException(4001, "left")

    async def outer():
        try:
            yield
        except Exception as error:
            add({"outer": error_of(error)})
            raise

    async def replaces(_=Depends(outer)):
        try:
            yield
        except Exception:
            raise WebSocketException(4002, "replaced")

    @app.websocket("/further/replaces")
    async def replaced(websocket: WebSocket, _=Depends(replaces)):
        await websocket.accept()
        raise ValueError("boom")

    async def notes():
        try:
            yield
        finally:
            add("exit outer")

    async def fails():
        raise ValueError("before")
        yield

    @app.websocket("/further/before-yield")
    async def before_yield(websocket: WebSocket, a=Depends(notes), b=Depends(fails)):
        await websocket.accept()

    def says(words):
        async def goodbye(websocket: WebSocket):
            yield
            await websocket.send_text(words)

        return Depends(goodbye)

    @app.websocket("/further/goodbyes")
    async def goodbyes(websocket: WebSocket, a=says("first"), b=says("second")):
        await websocket.accept()
        await websocket.send_text("hello")


def routers(app):
    def guard():
        add("guard")
        raise HTTPException(401, "not you", {"X-Why": "guard"})

    guarded = APIRouter(prefix="/further/guarded", dependencies=[Depends(guard)])

    @guarded.websocket("/ws")
    async def inside(websocket: WebSocket, _=Depends(lambda: add("inner"))):
        await answer(websocket, {})

    app.include_router(guarded)

    @app.get("/further/http-guarded", dependencies=[Depends(guard)])
    def http_guarded():
        return {}

    calls = []

    def count():
        add("asked")
        calls.append(1)
        return len(calls)

    shared = APIRouter(prefix="/further/shared", dependencies=[Depends(count)])

    @shared.websocket("/ws")
    async def counted(websocket: WebSocket, n: int = Depends(count)):
        await answer(websocket, {"n": n})

    app.include_router(shared)


def mounted(app):
    def name_of():
        return "real"

    def other_name(name: str):
        return name

    def loud(name=Depends(name_of)):
        return name.upper() + "!"

    overridden = FastAPI()
    app.mount("/further/overridden", overridden)
    overridden.dependency_overrides[name_of] = other_name

    @overridden.websocket("/ws")
    async def who_is(websocket: WebSocket, who: str = Depends(loud)):
        await answer(websocket, {"who": who})

    wrong = FastAPI()
    app.mount("/further/wrong", wrong)

    @wrong.exception_handler(WebSocketRequestValidationError)
    async def tell(websocket, error):
        await websocket.accept()
        places = " ".join(".".join(entry["loc"]) for entry in error.errors())
        await websocket.close(1008, places)

    def deep_of(deep: int):
        return deep

    @wrong.websocket("/ws/{item}")
    async def all_wrong(
        websocket: WebSocket,
        item: int,
        n: int,
        x_num: int = Header(),
        count: int = Cookie(),
        deep: int = Depends(deep_of),
    ):
        await websocket.accept()
