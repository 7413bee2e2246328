import asyncio

from fastapi import WebSocket, WebSocketDisconnect

from app_log import add, outcome, states


class ConnectionManager:
    def __init__(self):
        self.active = []

    async def connect(self, websocket):
        await websocket.accept()
        self.active.append(websocket)

    def disconnect(self, websocket):
        self.active.remove(websocket)

    async def broadcast(self, message):
        for connection in self.active:
            await connection.send_text(message)


def section_i(app):
    broadcasts(app)
    tasks(app)

    @app.websocket("/i10")
    async def i10(websocket: WebSocket):
        await websocket.accept()
        while True:
            await websocket.send_text(await websocket.receive_text())

    @app.websocket("/i11")
    async def i11(websocket: WebSocket):
        await websocket.accept()
        if (await websocket.receive_json())["token"] != "secret":
            await websocket.close(1008, "bad token")
            return
        await websocket.send_json({"ok": True})
        await websocket.close()

    @app.websocket("/i12")
    async def i12(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("hello")
        await outcome("receive", websocket.receive())
        await outcome("receive", websocket.receive())


def broadcasts(app):
    manager = ConnectionManager()

    @app.websocket("/i01/{client_id}")
    async def i01(websocket: WebSocket, client_id: int):
        await manager.connect(websocket)
        try:
            while True:
                text = await websocket.receive_text()
                await websocket.send_text(f"You wrote: {text}")
                await manager.broadcast(f"Client #{client_id} says: {text}")
        except WebSocketDisconnect:
            manager.disconnect(websocket)
            await manager.broadcast(f"Client #{client_id} left the chat")

    rooms = {}

    @app.websocket("/i03/{room}")
    async def i03(websocket: WebSocket, room: str):
        members = rooms.setdefault(room, ConnectionManager())
        await members.connect(websocket)
        await websocket.send_text(f"joined {room}")
        async for text in websocket.iter_text():
            await members.broadcast(f"[{room}] {text}")
        members.disconnect(websocket)

    naive = []

    @app.websocket("/i04/{name}")
    async def i04(websocket: WebSocket, name: str):
        await websocket.accept()
        naive.append(websocket)
        await websocket.send_text("joined")
        try:
            while True:
                text = await websocket.receive_text()
                for member in naive:
                    await member.send_text(text)
        except WebSocketDisconnect as error:
            if name != "sleeper":
                entry = {f"except WebSocketDisconnect of {name}": error.code}
                add({**entry, "my state": states(websocket)})

    careful = {}

    @app.websocket("/i05/{name}")
    async def i05(websocket: WebSocket, name: str):
        await websocket.accept()
        careful[name] = websocket
        await websocket.send_text("joined")
        try:
            await websocket.receive_text()
        except WebSocketDisconnect as error:
            add({f"{name} left": error.code})
            return
        for other, member in careful.items():
            await outcome(f"broadcast to {other}", member.send_text("to all"))
        await websocket.close()


def tasks(app):
    @app.websocket("/i06")
    async def i06(websocket: WebSocket):
        async def push():
            for turn in range(3):
                if turn:
                    await asyncio.sleep(0.03)
                await websocket.send_text(f"push {turn}")

        await websocket.accept()
        task = asyncio.create_task(push())
        text = await websocket.receive_text()
        await task
        await websocket.send_text(f"got {text}")
        await websocket.close()

    @app.websocket("/i07")
    async def i07(websocket: WebSocket):
        await websocket.accept()
        try:
            await asyncio.wait_for(websocket.receive_text(), 0.1)
        except asyncio.TimeoutError:
            await websocket.send_text("timeout")
        await outcome("receive_text", websocket.receive_text())
        await websocket.send_text("got it")
        await websocket.close()

    @app.websocket("/i09")
    async def i09(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("working")
        await asyncio.sleep(0.4)
        add("work finished after the client had left")
        await outcome("send_text", websocket.send_text("result"))

    @app.websocket("/i13")
    async def i13(websocket: WebSocket):
        queue = asyncio.Queue()

        async def read():
            async for text in websocket.iter_text():
                await queue.put(text)
            await queue.put(None)

        async def write():
            while (text := await queue.get()) is not None:
                await websocket.send_text(text.upper())

        await websocket.accept()
        await asyncio.gather(read(), write())
        add("both ended")
