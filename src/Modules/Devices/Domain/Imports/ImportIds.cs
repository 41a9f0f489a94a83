using System.Buffers.Binary;

namespace Platform.Devices.Domain.Imports;

/// <summary>The id of the device a line begins: the same for the same line, so that nothing begins twice.</summary>
internal static class ImportIds
{
    public static Guid Of(Guid import, int line)
    {
        Span<byte> bytes = stackalloc byte[16];
        import.TryWriteBytes(bytes, bigEndian: true, out _);
        // The last 62 bits of an id are by chance; of another line they are others, and scattered.
        var mixed = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) ^ unchecked((ulong)line * 0x9e3779b97f4a7c15);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (mixed & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000);
        return new(bytes, bigEndian: true);
    }
}
