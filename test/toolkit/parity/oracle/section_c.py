import asyncio

from fastapi import WebSocket, WebSocketException

from app_log import add, outcome, states


def section_c(app):
    own_ends(app)
    after_close(app)

    for path in ("/c04", "/c05", "/c07", "/c08"):

        @app.websocket(path)
        async def leave(websocket: WebSocket):
            await websocket.accept()
            await outcome("receive_text", websocket.receive_text())
            add(states(websocket))

    @app.websocket("/c20")
    async def c20(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("ready")
        await asyncio.sleep(0.3)
        for turn in range(3):
            if turn:
                await asyncio.sleep(0.02)
            await outcome(f"send {turn}", websocket.send_text(f"tick {turn}"))
        add(states(websocket))
        await outcome("receive_text", websocket.receive_text())
        add(states(websocket))

    @app.websocket("/c27")
    async def c27(websocket: WebSocket):
        await websocket.accept()
        async for text in websocket.iter_text():
            if text == "quit":
                await websocket.close(1000, "you asked")
                break
            await websocket.send_text(text)

    @app.websocket("/c31")
    async def c31(websocket: WebSocket):
        async def close():
            await asyncio.sleep(0.1)
            await websocket.close(4005, "from the other task")

        await websocket.accept()
        task = asyncio.create_task(close())
        await outcome("pending receive_text", asyncio.wait_for(websocket.receive_text(), 1.5))
        await task


def own_ends(app):
    @app.websocket("/c01")
    async def c01(websocket: WebSocket):
        await websocket.accept()
        await websocket.close()
        add(states(websocket))

    @app.websocket("/c03")
    async def c03(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(1001)

    @app.websocket("/c10")
    async def c10(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text("before")
        raise ValueError("boom")

    @app.websocket("/c11")
    async def c11(websocket: WebSocket):
        await websocket.accept()
        raise WebSocketException(1008, "not allowed")

    @app.websocket("/c12")
    async def c12(websocket: WebSocket):
        await websocket.accept()
        await websocket.receive_text()
        raise WebSocketException(4003)

    @app.websocket("/c22")
    async def c22(websocket: WebSocket):
        await websocket.accept()
        await outcome("close with a 200 byte reason", websocket.close(1000, "x" * 200))
        add(states(websocket))
        await outcome("close again", websocket.close(1000, "short"))

    @app.websocket("/c23/{code}")
    async def c23(websocket: WebSocket, code: int):
        await websocket.accept()
        await outcome(f"close {code}", websocket.close(code))


def after_close(app):
    @app.websocket("/c14")
    async def c14(websocket: WebSocket):
        await websocket.accept()
        await websocket.close(1000, "first")
        await outcome("send_text after close", websocket.send_text("x"))
        await outcome("send_bytes after close", websocket.send_bytes(b"x"))
        await outcome("send_json after close", websocket.send_json({}))

    @app.websocket("/c16")
    async def c16(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_text", websocket.receive_text())
        await outcome("receive_text again", websocket.receive_text())
        await outcome("receive again", websocket.receive())
        add(states(websocket))

    @app.websocket("/c17")
    async def c17(websocket: WebSocket):
        await websocket.accept()
        await websocket.close()
        await outcome("receive_text after own close", websocket.receive_text())
        await outcome("receive after own close", websocket.receive())
        add(states(websocket))

    @app.websocket("/c19")
    async def c19(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_text", websocket.receive_text())
        await asyncio.sleep(0.05)
        await outcome("close after client close", websocket.close())
        add(states(websocket))
        await outcome("close once more", websocket.close())
