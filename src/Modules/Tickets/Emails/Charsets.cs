using System.Text;

namespace Platform.Tickets.Emails;

/// <summary>Bytes as text in a charset somebody names, rightly or not.</summary>
internal static class Charsets
{
    /// <summary>Bytes that are none in the charset become replacement characters; a charset nobody knows is UTF-8. Zeros, which no database keeps, are left out.</summary>
    public static string Decode(byte[] bytes, string? charset) => Named(charset).GetString(bytes).Replace("\0", "", StringComparison.Ordinal);

    private static Encoding Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset)) return Encoding.UTF8;
        try { return (CodePagesEncodingProvider.Instance.GetEncoding(charset.Trim()) ?? Encoding.GetEncoding(charset.Trim())) is var found && found.CodePage == 65000 ? Encoding.UTF8 : found; }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { return Encoding.UTF8; }
    }
}
