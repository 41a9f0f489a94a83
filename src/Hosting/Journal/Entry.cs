using System.Security.Cryptography;
using System.Text;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

/// <summary>A change and its place in the journal.</summary>
public sealed record Entry(JournalEntry Change, ulong Transaction, long Position)
{
    public TenantId Tenant => Change.Tenant;
    public string StreamKind => Change.StreamKind;
    public Guid StreamId => Change.StreamId;
    public string Kind => Change.Kind;
    public string? Trace => Change.Trace;

    /// <summary>The same for the same change whenever it is handled, so that what follows from it can be told apart from its repetition.</summary>
    public Guid Id => IdOf($"{Change.Tenant}/{StreamKind}/{StreamId}/{Change.Version}");

    internal Cursor Cursor => new(Transaction, Position);

    public TEvent Read<TEvent>() => Change.Read<TEvent>();

    private static Guid IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(..16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // UUID version 8: made by a rule of our own
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
