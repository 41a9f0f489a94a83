using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Platform.Hosting.Live;

/// <summary>
/// One change of one topic as every client reads it, written once: the bytes are a SignalR invocation <c>frame({…})</c>,
/// and what stands between its brackets is the event of an event stream.
/// </summary>
internal sealed class LiveFrame
{
    private static ReadOnlySpan<byte> Head => """{"type":1,"target":"frame","arguments":["""u8;
    private static ReadOnlySpan<byte> Tail => "]}\u001e"u8;

    private DateTimeOffset _at;
    private LiveFrame? _hidden;

    private LiveFrame(string topic, string epoch, long seq, ReadOnlyMemory<byte> bytes)
    {
        (Topic, Epoch, Seq) = (topic, epoch, seq);
        Json = bytes[Head.Length..^Tail.Length];
        Message = new SerializedHubMessage([new SerializedMessage("json", bytes)]);
    }

    public string Topic { get; }
    public string Epoch { get; }
    public long Seq { get; }
    public ReadOnlyMemory<byte> Json { get; }
    public SerializedHubMessage Message { get; }
    public bool IsReset { get; private init; }

    /// <summary>The site it tells of, if it is one's.</summary>
    public Guid? Site { get; private init; }

    /// <summary>The same frame for who may not know of its site: that there was one, so that the numbers go on, and nothing of what it said.</summary>
    public LiveFrame Hidden => _hidden ??= Of(new LiveMessage(default, Topic, "hidden", "null"u8.ToArray(), _at, null), Epoch, Seq);

    /// <summary>Nothing happened, and the server is still there.</summary>
    public static LiveFrame Heartbeat { get; } = Reset("", default);

    public static LiveFrame Of(LiveMessage message, string epoch, long seq) => new(message.Topic, epoch, seq, Write(message, epoch, seq)) { Site = message.Site, _at = message.At };

    /// <summary>
    /// Says that the client no longer hears of this topic and has to subscribe again from where it was. Its epoch is nobody's, so
    /// that a client which only compares epochs and numbers does the right thing too.
    /// </summary>
    public static LiveFrame Reset(string topic, DateTimeOffset at)
    {
        const string epoch = "reset";
        var message = new LiveMessage(default, topic, epoch, "null"u8.ToArray(), at, null);
        return new(topic, epoch, 0, Write(message, epoch, 0)) { IsReset = true };
    }

    private static ReadOnlyMemory<byte> Write(LiveMessage message, string epoch, long seq)
    {
        var bytes = new ArrayBufferWriter<byte>(message.Data.Length + message.Topic.Length + 256);
        bytes.Write(Head);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("topic"u8, message.Topic);
            json.WriteString("epoch"u8, epoch);
            json.WriteNumber("seq"u8, seq);
            json.WriteString("kind"u8, message.Kind);
            json.WritePropertyName("data"u8);
            json.WriteRawValue(message.Data.Span, skipInputValidation: true);
            json.WriteString("at"u8, message.At.UtcDateTime);
            json.WriteString("trace"u8, message.Trace);
            json.WriteEndObject();
        }

        bytes.Write(Tail);
        return bytes.WrittenMemory;
    }
}
