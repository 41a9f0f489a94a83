using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Platform.Hosting.Http;
using Platform.Hosting.Uploads;
using Platform.Tickets.Features;

namespace Platform.Tickets.Emails;

/// <summary>A file of a form; without content where it was too large or one too many.</summary>
internal sealed record InboundFile(string Name, Stream? Content);

/// <summary>
/// A form as a mail provider posts it. Fields stay bytes, because some providers send each in the charset of the mail and name it in another field. However
/// large the form is, no more than so much of it is kept: what is too long is cut, what is too much is named and left out.
/// </summary>
internal sealed class InboundForm : IAsyncDisposable
{
    /// <summary>Far more than any provider takes in (SendGrid 30 MB, Mailgun 25 MB): what is posted is read to its end, so that it is answered and not posted again.</summary>
    public const int MostBytes = 160 * 1024 * 1024;

    private const int MostFields = 200, MostFieldBytes = 512 * 1024, MostFiles = 20, MostNamedFiles = 200, MostUrlEncodedBytes = 8 * 1024 * 1024;
    private const long MostKeptBytes = 60L * 1024 * 1024;

    // Mailgun posts every header as a field of its own, and what signs the form may come after hundreds of them.
    private static readonly HashSet<string> Needed = new(
        ["headers", "envelope", "charsets", "from", "to", "subject", "text", "html", "sender", "recipient", "body-plain", "body-html", "stripped-text", "message-headers", "timestamp", "token", "signature"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, byte[]> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<InboundFile> _files = [];
    private long _kept;

    private InboundForm() { }

    /// <summary>By name; a field that comes twice is the first.</summary>
    public IReadOnlyDictionary<string, byte[]> Fields => _fields;

    public IReadOnlyList<InboundFile> Files => _files;

    /// <summary>Throws <see cref="MalformedException"/> for what is no form.</summary>
    public static async Task<InboundForm> Read(string? contentType, Stream body, CancellationToken ct)
    {
        var form = new InboundForm();
        try
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) throw Malformed();
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)) await form.ReadUrlEncoded(body, ct);
            else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary)
                await form.ReadParts(boundary, body, ct);
            else throw Malformed();
            return form;
        }
        catch (Exception e)
        {
            await form.DisposeAsync();
            if (e is InvalidDataException or FormatException or (IOException and not BadHttpRequestException and not ConnectionResetException)) throw Malformed();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            if (file.Content is not null) await file.Content.DisposeAsync();
    }

    private async Task ReadParts(string boundary, Stream body, CancellationToken ct)
    {
        var parts = new MultipartReader(boundary, body);
        while (await parts.ReadNextSectionAsync(ct) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } about) continue;
            var (field, name) = (HeaderUtilities.RemoveQuotes(about.Name).Value ?? "", about.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(about.FileName).Value);
            if (name is { Length: > 0 }) await Take(name, part.Body, ct);
            else if (IsTaken(field)) _fields.TryAdd(field, await Field(part.Body, ct));
        }
    }

    private bool IsTaken(string field) => field.Length > 0 && (_fields.Count < MostFields || Needed.Contains(field));

    private async Task Take(string name, Stream body, CancellationToken ct)
    {
        if (_files.Count >= MostNamedFiles) return;
        var content = _files.Count < MostFiles && _kept < MostKeptBytes ? await ReceivedUpload.Receive(body, Math.Min(AttachFile.MostBytes, MostKeptBytes - _kept), ct) : null;
        _kept += content?.Length ?? 0;
        _files.Add(new(name, content));
    }

    private async Task ReadUrlEncoded(Stream body, CancellationToken ct)
    {
        var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, ct)) > 0;)
            if (whole.Length < MostUrlEncodedBytes) whole.Write(buffer, 0, read);
        foreach (var pair in Encoding.Latin1.GetString(whole.GetBuffer(), 0, (int)whole.Length).Split('&'))
        {
            var parts = pair.Split('=', 2);
            var value = WebUtility.UrlDecodeToBytes(Encoding.Latin1.GetBytes(parts.Length > 1 ? parts[1] : ""), 0, parts.Length > 1 ? parts[1].Length : 0) ?? [];
            if (IsTaken(WebUtility.UrlDecode(parts[0]))) _fields.TryAdd(WebUtility.UrlDecode(parts[0]), value.Length > MostFieldBytes ? value[..MostFieldBytes] : value);
        }
    }

    private static async Task<byte[]> Field(Stream body, CancellationToken ct)
    {
        var (field, buffer) = (new MemoryStream(), new byte[16 * 1024]);
        for (int read; field.Length < MostFieldBytes && (read = await body.ReadAsync(buffer, ct)) > 0;) field.Write(buffer, 0, (int)Math.Min(read, MostFieldBytes - field.Length));
        return field.ToArray();
    }

    private static MalformedException Malformed() => new("body", "Send the form a mail provider posts: multipart/form-data or application/x-www-form-urlencoded, whole.");
}
