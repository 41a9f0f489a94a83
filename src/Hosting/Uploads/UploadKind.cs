using System.Text;
using System.Text.Unicode;
using Platform.Hosting.Tables;

namespace Platform.Hosting.Uploads;

/// <summary>A kind of file we take: what it is called, what it ends in, and how its first bytes show that it is one.</summary>
public sealed record UploadKind(string MediaType, IReadOnlyList<string> Extensions, Func<ReadOnlyMemory<byte>, bool> Looks)
{
    public static readonly UploadKind Png = Of("image/png", ".png", [0x89, .. "PNG\r\n\u001a\n"u8]);
    public static readonly UploadKind Jpeg = new("image/jpeg", [".jpg", ".jpeg"], head => head.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]));
    public static readonly UploadKind Gif = new("image/gif", [".gif"], head => head.Span.StartsWith("GIF87a"u8) || head.Span.StartsWith("GIF89a"u8));
    public static readonly UploadKind Webp = new("image/webp", [".webp"], head => head.Span.StartsWith("RIFF"u8) && head.Length >= 12 && head.Span[8..].StartsWith("WEBP"u8));
    public static readonly UploadKind Pdf = Of("application/pdf", ".pdf", "%PDF-"u8);
    public static readonly UploadKind Excel = Of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "PK\u0003\u0004"u8);
    public static readonly UploadKind Word = Of("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "PK\u0003\u0004"u8);
    public static readonly UploadKind Csv = new("text/csv", [".csv"], IsText);
    public static readonly UploadKind PlainText = new("text/plain", [".txt"], IsText);

    /// <summary>Rows of text as programs of all ages write them: in any encoding, with any separator.</summary>
    public static readonly UploadKind Table = new("text/csv", [".csv", ".tsv", ".txt"], TextEncodings.LooksLikeText);

    /// <summary>Pictures a browser shows. No SVG: it can hold scripts.</summary>
    public static readonly IReadOnlyList<UploadKind> Pictures = [Png, Jpeg, Gif, Webp];

    /// <summary>What people attach to their work.</summary>
    public static readonly IReadOnlyList<UploadKind> Attachments = [.. Pictures, Pdf, Excel, Word, Csv, PlainText];

    private static UploadKind Of(string mediaType, string extension, ReadOnlySpan<byte> begin)
    {
        var signature = begin.ToArray();
        return new(mediaType, [extension], head => head.Span.StartsWith(signature));
    }

    /// <summary>UTF-8 without control characters; the last character may have been cut off where the first bytes end.</summary>
    private static bool IsText(ReadOnlyMemory<byte> head)
    {
        var bytes = head.Span;
        for (var cut = 0; cut <= Math.Min(3, bytes.Length); cut++)
            if (Utf8.IsValid(bytes[..^cut])) return !Encoding.UTF8.GetString(bytes[..^cut]).Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));
        return false;
    }
}
