using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

/// <summary>The version a caller believes a record has, from <c>If-Match</c>; null when any version will do.</summary>
public readonly record struct IfMatch(int? Version)
{
    private const string Header = "If-Match";

    public static ValueTask<IfMatch> BindAsync(HttpContext context) => ValueTask.FromResult(Parse(context.Request.Headers.IfMatch));

    /// <summary>Takes <c>"3"</c>, <c>W/"3"</c>, <c>3</c> and <c>*</c>. Our versions are numbers, so anything else can match nothing.</summary>
    public static IfMatch Parse(string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Trim() == "*") return new(null);
        return TryVersion(value) is { } version ? new(version) : throw new MalformedException(Header,
            "If-Match takes one ETag as we sent it, such as \"3\".");
    }

    private static int? TryVersion(ReadOnlySpan<char> tag)
    {
        tag = tag.Trim();
        if (tag.StartsWith("W/")) tag = tag[2..];
        if (tag is ['"', .. var quoted, '"']) tag = quoted;
        return int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
