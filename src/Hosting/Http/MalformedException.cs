using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

/// <summary>The request itself is wrong at one named place; answered 400.</summary>
public sealed class MalformedException(string at, string message, string code = MalformedException.Malformed) : BadHttpRequestException(message)
{
    public const string Malformed = "request.malformed";
    public const string CursorInvalid = "cursor.invalid";

    /// <summary>Where: a field, a query parameter or a header, as the caller wrote it.</summary>
    public string At => at;

    public string Code => code;
}
