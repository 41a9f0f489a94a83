using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Alerts.Sources.Intake;

/// <summary>Reads what was posted: JSON, or a form, whose fields are texts.</summary>
internal static class PayloadBody
{
    public const int MostBytes = 1024 * 1024, Deepest = 32, MostFields = 200;

    /// <summary>The document, for the caller to dispose of; nothing when it is neither.</summary>
    public static JsonDocument? Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        try
        {
            return contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true && !LooksLikeJson(body.Span) ? Form(Encoding.UTF8.GetString(body.Span)) : Json(body);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException) { return null; }
    }

    /// <summary>As somebody pasted it.</summary>
    public static JsonDocument? Read(string pasted) => pasted.TrimStart() is ['{' or '[', ..] ? Read(Encoding.UTF8.GetBytes(pasted), null) : pasted.Contains('=', StringComparison.Ordinal) ? Read(Encoding.UTF8.GetBytes(pasted.Trim()), "application/x-www-form-urlencoded") : null;

    private static bool LooksLikeJson(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static JsonDocument Form(string form)
    {
        using var reader = new FormReader(form) { ValueCountLimit = MostFields, ValueLengthLimit = MostBytes };
        var fields = reader.ReadForm();
        if (fields.Count == 0) throw new InvalidDataException();
        return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(fields.ToDictionary(f => f.Key, f => f.Value.ToString())));
    }

    private static JsonDocument Json(ReadOnlyMemory<byte> body)
    {
        var options = new JsonReaderOptions { MaxDepth = Deepest };
        // A half of a pair that makes one character is JSON, but no text: found here, not wherever it is read.
        for (var reader = new Utf8JsonReader(body.Span, options); reader.Read();)
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) _ = reader.GetString();
        return JsonDocument.Parse(body, new() { MaxDepth = Deepest });
    }
}
