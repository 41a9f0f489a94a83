using System.Text;

namespace Platform.Hosting.Tables;

/// <summary>Finds out how a text is encoded: by its byte order mark, by its zeros, by whether it is UTF-8; what is none of these is Windows-1252.</summary>
public static class TextEncodings
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding, and the file at the first byte of its text.</summary>
    public static Encoding Find(Stream file)
    {
        var head = new byte[4096];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var (encoding, mark) = ByMark(head.AsSpan(0, length));
        encoding ??= ByZeros(head.AsSpan(0, length)) ?? (IsUtf8(file) ? Encoding.UTF8 : Windows1252);
        file.Position = mark;
        return encoding;
    }

    /// <summary>Whether the first bytes of a file are those of a text, in any of the encodings.</summary>
    internal static bool LooksLikeText(ReadOnlyMemory<byte> head)
    {
        var (encoding, mark) = ByMark(head.Span);
        encoding ??= ByZeros(head.Span);
        var text = (encoding ?? Encoding.Latin1).GetString(head.Span[mark..]);
        // In Windows-1252 the control characters from 0x80 on are letters and signs.
        return !text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\u000e', '\u001f') && !head.Span.StartsWith("%PDF-"u8);
    }

    private static (Encoding? Encoding, int Length) ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // In UTF-16 without a mark, most letters of European languages have a zero beside them.
    private static Encoding? ByZeros(ReadOnlySpan<byte> head)
    {
        Span<int> zeros = [0, 0];
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) zeros[i & 1]++;
        var many = head.Length / 6 + 1;
        return (zeros[0] > many, zeros[1] > many) switch
        {
            (false, true) => Encoding.Unicode,
            (true, false) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var (decoder, bytes, chars) = (Strict.GetDecoder(), new byte[64 * 1024], new char[64 * 1024 + 2]);
        try
        {
            for (int read; (read = file.Read(bytes)) > 0;) decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            decoder.GetChars([], chars, flush: true);
            return true;
        }
        catch (DecoderFallbackException) { return false; }
    }
}
