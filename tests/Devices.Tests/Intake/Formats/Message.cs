using System.Buffers.Binary;
using System.Text;

namespace Platform.Devices.Intake;

/// <summary>Writes a protobuf message, field by field, as a sender would.</summary>
internal sealed class Message
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public Message Number(int field, long value) => Tag(field, 0).Varint((ulong)value);

    public Message Real(int field, double value) => Fixed(field, BitConverter.DoubleToUInt64Bits(value));

    public Message Fixed(int field, ulong value)
    {
        Span<byte> little = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(little, value);
        Tag(field, 1)._bytes.AddRange(little);
        return this;
    }

    public Message Text(int field, string text) => Raw(field, Encoding.UTF8.GetBytes(text));

    public Message Of(int field, Message inner) => Raw(field, inner.Bytes);

    public Message OfMany(int field, IEnumerable<Message> inner) => inner.Aggregate(this, (message, one) => message.Of(field, one));

    public Message Raw(int field, byte[] bytes)
    {
        Tag(field, 2).Varint((ulong)bytes.Length)._bytes.AddRange(bytes);
        return this;
    }

    public Message Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
        return this;
    }

    private Message Tag(int field, int type) => Varint((ulong)(field << 3 | type));
}
