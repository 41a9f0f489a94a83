using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Platform.Benchmarks.Live;

/// <summary>Watches topics of the live hub, speaking SignalR's JSON protocol: each message ends with the character 1E.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly Action<JsonElement> _frame;
    private readonly Channel<JsonElement> _answers = Channel.CreateUnbounded<JsonElement>();
    private readonly CancellationTokenSource _over = new();
    private Task _receiving = Task.CompletedTask;

    private LiveClient(Action<JsonElement> frame) => _frame = frame;

    /// <summary>Connects and subscribes. Frames are told as they arrive, each with its topic, kind and data.</summary>
    public static async Task<LiveClient> Watch(Uri url, string key, IEnumerable<string> topics, Action<JsonElement> frame, CancellationToken ct)
    {
        var client = new LiveClient(frame);
        client._socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await client._socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Path = "/v1/live" }.Uri, ct);
        client._receiving = client.Receive();
        await client.Send("""{"protocol":"json","version":1}""", ct);
        await client.Answer("the handshake", ct);
        foreach (var topic in topics)
        {
            await client.Send($$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{topic}}",null,null]}""", ct);
            await client.Answer(topic, ct);
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _over.Dispose();
    }

    private Task Send(string message, CancellationToken ct) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, endOfMessage: true, ct).WaitAsync(ct);

    private async Task Answer(string to, CancellationToken ct)
    {
        try
        {
            var answer = await _answers.Reader.ReadAsync(ct);
            if (answer.TryGetProperty("error", out var error)) throw new CannotMeasureException($"The live hub refused {to}: {error}");
        }
        catch (ChannelClosedException e)
        {
            throw new CannotMeasureException($"The live hub closed the connection at {to}: {e.InnerException?.Message}", e);
        }
    }

    private async Task Receive()
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        try
        {
            while (_socket.State is WebSocketState.Open)
            {
                var received = await _socket.ReceiveAsync(buffer.GetMemory(16 * 1024), _over.Token);
                if (received.MessageType is WebSocketMessageType.Close) break;
                buffer.Advance(received.Count);
                if (received.EndOfMessage && buffer.WrittenSpan[^1] == End) Take(buffer);
            }

            _answers.Writer.TryComplete();
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            _answers.Writer.TryComplete(e);
        }
    }

    private void Take(ArrayBufferWriter<byte> buffer)
    {
        for (var rest = buffer.WrittenMemory; !rest.IsEmpty;)
        {
            var length = rest.Span.IndexOf(End);
            Take(rest[..length]);
            rest = rest[(length + 1)..];
        }

        buffer.ResetWrittenCount();
    }

    // 1 an invocation, 3 the answer to ours, 6 a ping, 7 a farewell; the answer to the handshake has no type.
    private void Take(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        var kind = json.RootElement.TryGetProperty("type", out var type) ? type.GetInt32() : 0;
        if (kind == 1) _frame(json.RootElement.GetProperty("arguments")[0]);
        else if (kind is 0 or 3) _answers.Writer.TryWrite(json.RootElement.Clone());
    }
}
