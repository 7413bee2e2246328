from fastapi import FastAPI, Path, WebSocket


async def answer(websocket, value):
    await websocket.accept()
    await websocket.send_json(value)
    await websocket.close()


def section_f(app):
    patterns(app)

    @app.websocket("/f02/ws")
    async def f02(websocket: WebSocket):
        await answer(websocket, {})

    @app.get("/f03/http")
    def f03():
        return {"kind": "http"}

    def fixed(path, value):
        @app.websocket(path)
        async def handler(websocket: WebSocket):
            await answer(websocket, value)

    def named(path):
        @app.websocket(path)
        async def handler(websocket: WebSocket, name: str):
            await answer(websocket, {"route": "param", "name": name})

    fixed("/f10/room", {})
    fixed("/f10b/room/", {})
    fixed("/f14/static", {"route": "static"})
    named("/f14/{name}")
    named("/f14b/{name}")
    fixed("/f14b/static", {"route": "static"})
    fixed("/f15", {"kind": "websocket"})
    fixed("/f17/Room", {})

    @app.get("/f15")
    def f15():
        return {"kind": "http"}

    mounted = FastAPI()
    app.mount("/f16/mounted", mounted)

    @mounted.websocket("/ws/{x}")
    async def f16(websocket: WebSocket, x: str):
        value = {"x": x, "root_path": websocket.scope["root_path"]}
        await answer(websocket, {**value, "path_params": websocket.path_params})


def patterns(app):
    @app.websocket("/f04/{name}")
    async def f04(websocket: WebSocket, name: str):
        await answer(websocket, {"name": name})

    @app.websocket("/f05/{num}")
    async def f05(websocket: WebSocket, num: int):
        await answer(websocket, {"num": num, "type": type(num).__name__})

    @app.websocket("/f08/{num:int}")
    async def f08(websocket: WebSocket, num: int):
        await answer(websocket, {"num": num, "type": type(num).__name__})

    @app.websocket("/f19/{room}")
    async def f19(websocket: WebSocket, room: str, q: str = "none"):
        await answer(websocket, {"room": room, "q": q})

    @app.websocket("/f20/{id}")
    async def f20(websocket: WebSocket, id: int = Path(ge=1, le=10)):
        await answer(websocket, {"id": id})
