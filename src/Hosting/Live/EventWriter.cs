using System.Buffers;
using System.Text;

namespace Platform.Hosting.Live;

/// <summary>Writes the lines of a <c>text/event-stream</c>.</summary>
internal static class EventWriter
{
    public static void WriteEvent(this IBufferWriter<byte> stream, ReadOnlySpan<byte> name, EventPositions id, ReadOnlySpan<byte> json)
    {
        stream.Write("event: "u8);
        stream.Write(name);
        stream.Write("\nid: "u8);
        Encoding.UTF8.GetBytes(id.ToString(), stream);
        stream.Write("\ndata: "u8);
        stream.Write(json); // one line: JSON escapes line ends
        stream.Write("\n\n"u8);
    }

    public static void WriteHeartbeat(this IBufferWriter<byte> stream) => stream.Write(": still here\n\n"u8);
}
