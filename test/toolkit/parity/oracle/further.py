import asyncio

from fastapi import FastAPI, WebSocket, WebSocketDisconnect, WebSocketException

from app_log import add, outcome
from section_e import Custom


def further(app):
    endings(app)
    messages(app)


def endings(app):
    @app.websocket("/further/close-first")
    async def close_first(websocket: WebSocket):
        await websocket.close()

    @app.websocket("/further/nothing")
    async def nothing(websocket: WebSocket):
        pass

    @app.websocket("/further/refuses")
    async def refuses(websocket: WebSocket):
        raise WebSocketException(1008, "no")

    @app.websocket("/further/returns")
    async def returns(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("bye")

    @app.websocket("/further/by-hand")
    async def by_hand(websocket: WebSocket):
        await websocket.accept()
        raise WebSocketDisconnect(4001)

    @app.websocket("/further/close-twice")
    async def close_twice(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(4000, "first")
        await outcome("close again", websocket.close())

    @app.websocket("/further/error-after-close")
    async def error_after_close(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(1000, "done")
        raise ValueError("too late")

    @app.websocket("/further/accept-late")
    async def accept_late(websocket: WebSocket):
        await websocket.close()
        await outcome("accept", websocket.accept())

    @app.websocket("/further/longest-reason")
    async def longest_reason(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(1000, "é" * 61 + "!")

    @app.websocket("/further/slow-accept")
    async def slow_accept(websocket: WebSocket):
        await asyncio.sleep(0.3)
        await outcome("accept", websocket.accept())

    @app.websocket("/further/three")
    async def three(websocket: WebSocket):
        await websocket.accept()
        for _ in range(3):
            await outcome("receive", websocket.receive_text())

    @app.websocket("/further/send-late")
    async def send_late(websocket: WebSocket):
        await websocket.accept()
        try:
            await websocket.receive_text()
        except WebSocketDisconnect:
            await asyncio.sleep(0.05)
        await outcome("send", websocket.send_text("x"))
        await outcome("send", websocket.send_text("x"))

    @app.websocket("/further/custom")
    async def custom(websocket: WebSocket):
        await websocket.accept()
        raise Custom("after accept")

    sorry = FastAPI()
    app.mount("/further/sorry", sorry)

    @sorry.exception_handler(Custom)
    async def say_sorry(websocket, error):
        await websocket.send_text("sorry")
        await websocket.close(4011)

    @sorry.websocket("/ws")
    async def fails(websocket: WebSocket):
        await websocket.accept()
        raise Custom("sorry")


def messages(app):
    @app.websocket("/further/json-bytes")
    async def json_bytes(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_json({"k": "é"}, mode="binary")
        await websocket.close()

    @app.websocket("/further/bad-json")
    async def bad_json(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_json", websocket.receive_json())
        await outcome("receive_text", websocket.receive_text())
        await still_open(websocket)

    async def echo(websocket):
        async for text in websocket.iter_text():
            await websocket.send_text(text)

    @app.websocket("/further/loop-kind")
    async def loop_kind(websocket: WebSocket):
        await websocket.accept()
        await outcome("loop", echo(websocket))
        await still_open(websocket)

    @app.websocket("/further/kind")
    async def kind(websocket: WebSocket):
        await websocket.accept()
        await websocket.receive_text()

    @app.websocket("/further/loop-first")
    async def loop_first(websocket: WebSocket):
        await outcome("loop", echo(websocket))
        await websocket.accept()
        await still_open(websocket)

    @app.websocket("/further/two-sends")
    async def two_sends(websocket: WebSocket):
        await websocket.accept()
        await asyncio.gather(*(websocket.send_text(letter * 70_000) for letter in "ab"))
        await websocket.close()

    @app.websocket("/further/burst")
    async def burst(websocket: WebSocket):
        await websocket.accept()
        await asyncio.sleep(0.1)
        await websocket.send_json([int(await websocket.receive_text()) for _ in range(500)])
        await websocket.close()

    @app.websocket("/further/events")
    async def events(websocket: WebSocket):
        await websocket.accept()
        add("text " + (await websocket.receive())["text"])
        add("bytes " + (await websocket.receive())["bytes"].hex())
        add("disconnect " + str((await websocket.receive())["code"]))

    members = []

    async def broadcast(text):
        for member in list(members):
            try:
                await member.send_text(text)
            except Exception:
                members.remove(member)

    @app.websocket("/further/chat/{name}")
    async def chat(websocket: WebSocket, name: str):
        await websocket.accept()
        members.append(websocket)
        await broadcast(f"{name} joined")
        try:
            while True:
                await broadcast(f"{name}: {await websocket.receive_text()}")
        except WebSocketDisconnect:
            if websocket in members:
                members.remove(websocket)


async def still_open(websocket):
    await websocket.send_text("still open")
    await websocket.close()
