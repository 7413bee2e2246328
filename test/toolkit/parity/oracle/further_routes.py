from fastapi import APIRouter, Depends, HTTPException, Query, WebSocket, WebSocketException

from app_log import add, error_of
from section_f import answer


def further_routes(app):
    routing(app)
    dependencies(app)
    http(app)


def routing(app):
    @app.websocket("/further/rest/{rest:path}")
    async def rest_of(websocket: WebSocket, rest: str):
        await answer(websocket, {"rest": rest})

    nested = APIRouter(prefix="/{room}")
    rooms = APIRouter(prefix="/rooms")

    @nested.websocket("/ws/{n}")
    async def room_of(websocket: WebSocket, room: str, n: int):
        await answer(websocket, {"room": room, "n": n})

    rooms.include_router(nested)
    app.include_router(rooms, prefix="/further/api")

    @app.websocket("/further/alias")
    async def alias(websocket: WebSocket, q: str = Query(alias="item-query")):
        await answer(websocket, {"q": q})

    @app.websocket("/further/detail")
    async def detail(websocket: WebSocket):
        raise HTTPException(403, {"why": "no"})


def dependencies(app):
    def make():
        return object()

    def other(value=Depends(make)):
        return value

    @app.websocket("/further/cached")
    async def cached(websocket: WebSocket, one=Depends(make), two=Depends(other)):
        await answer(websocket, {"same": one is two})

    def first():
        add("first")
        raise WebSocketException(1008)

    def second():
        add("second")

    @app.websocket("/further/stops")
    async def stops(websocket: WebSocket, a=Depends(first), b=Depends(second)):
        await websocket.accept()

    async def sees():
        try:
            yield
        except Exception as error:
            add({"saw": error_of(error)})
            raise

    @app.websocket("/further/sees")
    async def fails(websocket: WebSocket, _=Depends(sees)):
        await websocket.accept()
        raise ValueError("boom")


def http(app):
    @app.get("/further/items/{id}")
    def item(id: int):
        return {"id": id}

    @app.get("/further/gone")
    def gone():
        raise HTTPException(410, "Gone", {"X-Why": "sold"})

    @app.get("/further/broken")
    def broken():
        raise ValueError("broken")
