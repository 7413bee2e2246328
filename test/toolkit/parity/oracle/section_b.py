import asyncio

from fastapi import WebSocket

from app_log import add, outcome, states


def section_b(app):
    receives(app)
    errors(app)
    loops(app)

    @app.websocket("/b29")
    async def b29(websocket: WebSocket):
        await websocket.accept()
        for tick in range(3):
            if tick:
                await asyncio.sleep(0.02)
            await websocket.send_text(f"tick {tick}")
        await websocket.close()

    @app.websocket("/b31")
    async def b31(websocket: WebSocket):
        await websocket.accept()
        await websocket.send({"type": "websocket.send", "text": "raw text"})
        await websocket.send({"type": "websocket.send", "bytes": b"\1\2"})
        await outcome("send neither", websocket.send({"type": "websocket.send"}))
        both = {"type": "websocket.send", "text": "a", "bytes": b"b"}
        await outcome("send both", websocket.send(both))
        close = {"type": "websocket.close", "code": 3000, "reason": "raw close"}
        await outcome("close", websocket.send(close))


def receives(app):
    @app.websocket("/b02")
    async def b02(websocket: WebSocket):
        await websocket.accept()
        data = await websocket.receive_bytes()
        add({"bytes": data.hex()})
        await websocket.send_bytes(data + b"\0")
        await websocket.close()

    @app.websocket("/b03")
    async def b03(websocket: WebSocket):
        await websocket.accept()
        got = await websocket.receive_json()
        await websocket.send_json({"got": got, "list": [1, 2.5, None, True], "text": "é€😀"})
        await websocket.close()

    @app.websocket("/b05")
    async def b05(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_json binary", websocket.receive_json(mode="binary"))
        await websocket.send_text("ok")
        await websocket.close()

    @app.websocket("/b13")
    async def b13(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_text", websocket.receive_text())
        await outcome("receive_bytes", websocket.receive_bytes())
        await websocket.send_text("")
        await websocket.send_bytes(b"")
        await websocket.close()

    @app.websocket("/b15")
    async def b15(websocket: WebSocket):
        await websocket.accept()
        await outcome("receive_text", websocket.receive_text())
        await websocket.send_text("saw only the text")
        await websocket.close()

    @app.websocket("/b16")
    async def b16(websocket: WebSocket):
        await websocket.accept()
        for _ in range(5):
            await websocket.send_json(await websocket.receive_json())
        await websocket.close()

    @app.websocket("/b19")
    async def b19(websocket: WebSocket):
        await websocket.accept()
        add({"at": "receive_json NaN", "value": str(await websocket.receive_json())})
        await websocket.send_json({"x": float("nan"), "y": float("inf")})
        await websocket.close()

    @app.websocket("/b24")
    async def b24(websocket: WebSocket):
        await websocket.accept()
        await asyncio.sleep(0.3)
        await websocket.send_json([await websocket.receive_text() for _ in range(5)])
        await websocket.close()

    @app.websocket("/b26")
    async def b26(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text(str(len(await websocket.receive_bytes())))
        await websocket.close()


def errors(app):
    def meets(path, receive):
        @app.websocket(path)
        async def meet(websocket: WebSocket):
            await websocket.accept()
            await outcome("first receive", receive(websocket))
            await outcome("receive_text afterwards", websocket.receive_text())
            await websocket.send_text("still open")
            await websocket.close()

    meets("/b06", lambda websocket: websocket.receive_text())
    meets("/b07", lambda websocket: websocket.receive_bytes())
    meets("/b08", lambda websocket: websocket.receive_json())
    meets("/b09", lambda websocket: websocket.receive_json(mode="binary"))

    @app.websocket("/b11")
    async def b11(websocket: WebSocket):
        await websocket.accept()
        await websocket.receive_json()

    @app.websocket("/b17")
    async def b17(websocket: WebSocket):
        await websocket.accept()
        await outcome("send_json mode=xml", websocket.send_json({}, mode="xml"))
        await outcome("receive_json mode=xml", websocket.receive_json(mode="xml"))
        await websocket.send_text("still open")
        await websocket.close()

    @app.websocket("/b18")
    async def b18(websocket: WebSocket):
        await websocket.accept()
        await outcome("send_json of an unserialisable value", websocket.send_json({"s": {1}}))
        await websocket.send_text("still open")
        await websocket.close()

    for path in ("/b27", "/b28", "/b30"):

        @app.websocket(path)
        async def fault(websocket: WebSocket):
            await websocket.accept()
            await outcome("receive_text", websocket.receive_text())
            add(states(websocket))


def loops(app):
    @app.websocket("/b20")
    async def b20(websocket: WebSocket):
        await websocket.accept()
        async for text in websocket.iter_text():
            await websocket.send_text("echo " + text)
        add({"afterLoop": states(websocket)})

    @app.websocket("/b21")
    async def b21(websocket: WebSocket):
        await websocket.accept()
        async for data in websocket.iter_bytes():
            await websocket.send_bytes(data)
        add("afterLoop")

    @app.websocket("/b22")
    async def b22(websocket: WebSocket):
        await websocket.accept()
        async for value in websocket.iter_json():
            await websocket.send_json({"n": value["n"] + 1})
        add("afterLoop")

    @app.websocket("/b23")
    async def b23(websocket: WebSocket):
        async def echo():
            async for value in websocket.iter_json():
                await websocket.send_json(value)

        await websocket.accept()
        await outcome("iter_json", echo())
        await websocket.close(1003, "bad json")
