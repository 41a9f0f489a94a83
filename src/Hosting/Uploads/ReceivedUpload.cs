using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Platform.Hosting.Http;

namespace Platform.Hosting.Uploads;

/// <summary>
/// A file that came with a request and was looked at: as the body itself, named by the query's <c>name</c>, or as the first file of a form. It lies in a
/// temporary file while it is read, so that a hundred of them do not fill the memory.
/// </summary>
public sealed class ReceivedUpload : IAsyncDisposable
{
    /// <summary>What a form has around the file.</summary>
    public const int FormBytes = 64 * 1024;

    private const int MostFields = 20;

    private ReceivedUpload(CheckedUpload file, Stream content) => (File, Content) = (file, content);

    public CheckedUpload File { get; }
    public Stream Content { get; }

    /// <summary>Receives the file, no more of it than the rules take.</summary>
    public static async Task<Outcome<ReceivedUpload>> From(HttpRequest request, UploadRules rules, CancellationToken ct)
    {
        // The limit is kept here. The server's own would cut the connection, and its sender would not hear why: so it lets the rest pass by for some seconds.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (request.ContentLength > rules.MostBytes + FormBytes) return UploadRefusals.TooLarge(rules.MostBytes);
        if (await FileIn(request, rules, ct) is not var (name, body)) return UploadRefusals.Absent;

        return await Receive(body, rules.MostBytes, ct) is { } content ? await Look(name, content, rules, ct) : UploadRefusals.TooLarge(rules.MostBytes);
    }

    /// <summary>Puts what is sent into a temporary file; nothing when it is more than that.</summary>
    public static async Task<Stream?> Receive(Stream body, long most, CancellationToken ct)
    {
        Stream content = Temporary(), received = content;
        try
        {
            if (!await Copy(body, content, most, ct)) return null;
            content = Stream.Null;
            return received;
        }
        finally { await content.DisposeAsync(); }
    }

    /// <summary>Looks at a received file, which is let go when it is refused.</summary>
    public static async Task<Outcome<ReceivedUpload>> Look(string name, Stream received, UploadRules rules, CancellationToken ct)
    {
        Stream? content = received;
        try
        {
            var head = new byte[Math.Min(content.Length, UploadRules.HeadBytes)];
            content.Position = 0;
            await content.ReadExactlyAsync(head, ct);
            content.Position = 0;
            var outcome = rules.Check(name, content.Length, head).Map(file => new ReceivedUpload(file, content));
            if (outcome.Refusal is null) content = null;
            return outcome;
        }
        finally
        {
            if (content is not null) await content.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<(string Name, Stream Body)?> FileIn(HttpRequest request, UploadRules rules, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (request.Query["name"].ToString() is { Length: > 0 } named ? named : NameFor(type?.MediaType.Value), request.Body);
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary) throw new MalformedException("Content-Type", "A form needs a boundary of at most 70 characters.");
        try
        {
            var form = new MultipartReader(boundary, request.Body) { BodyLengthLimit = rules.MostBytes + FormBytes };
            for (var fields = 0; fields < MostFields && await form.ReadNextSectionAsync(ct) is { } section; fields++)
                if (section.GetContentDispositionHeader() is { } about && (about.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(about.FileName).Value) is { Length: > 0 } name)
                    return (name, section.Body);
            return null;
        }
        catch (Exception e) when (IsOfForm(e)) { throw new MalformedException("body", "The form cannot be read."); }
    }

    private static string NameFor(string? mediaType) =>
        string.Equals(mediaType, UploadKind.Excel.MediaType, StringComparison.OrdinalIgnoreCase) ? "table.xlsx" : "table.csv";

    private static async Task<bool> Copy(Stream from, Stream to, long most, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
            {
                if (to.Length + read > most) return false;
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch (Exception e) when (IsOfForm(e)) { throw new MalformedException("body", "The form ends before its file does, or has parts it cannot have."); }

        return true;
    }

    // A body that is too large or too slow is the server's to tell.
    private static bool IsOfForm(Exception e) => e is InvalidDataException or IOException and not BadHttpRequestException and not Microsoft.AspNetCore.Connections.ConnectionResetException;

    // Nothing is left of it, however the process ends: where a file may be deleted while it is open, it is.
    private static FileStream Temporary()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows()) System.IO.File.Delete(path);
        return file;
    }
}
