using System.Buffers.Binary;

namespace Platform.Devices.Twins;

/// <summary>Ids of facts about devices: the same for the same fact, however often it is told.</summary>
internal static class FactIds
{
    public static Guid Of(Guid device, DateTimeOffset at, string about = "")
    {
        var mark = at.UtcTicks;
        foreach (var letter in about) mark = unchecked((mark ^ letter) * 0x100000001b3); // FNV-1a
        Span<byte> bytes = stackalloc byte[16];
        device.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes, BinaryPrimitives.ReadInt64BigEndian(bytes) ^ mark);
        return new Guid(bytes, bigEndian: true);
    }
}
