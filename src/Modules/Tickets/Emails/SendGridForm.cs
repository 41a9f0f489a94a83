using System.Text;
using System.Text.Json;
using Platform.Tickets.Features;

namespace Platform.Tickets.Emails;

/// <summary>
/// Reads what SendGrid's Inbound Parse posts: headers, from, to, subject, text and html in the charsets that the field charsets names, and the envelope as
/// JSON: {"to":["help@example.com"],"from":"bob@example.com"}. Nothing when it names no sender.
/// </summary>
internal static class SendGridForm
{
    public static InboundEmail? Read(InboundForm form)
    {
        var charsets = Json(form, "charsets");
        var headers = EmailHeaders.OfText(Text("headers"));
        var (envelope, from, subject) = (Json(form, "envelope"), Text("from"), Text("subject"));
        if (EmailAddress.Parse(from) is not { } sender) return null;
        var (plain, html) = (MessageText.Tidy(Text("text")), Text("html"));
        var text = plain.Length > 0 || html.Length == 0 ? plain : MessageText.OfHtml(html);
        return new()
        {
            MessageId = InboundEmail.IdOf(headers, sender.Address, subject, text), From = sender, Subject = subject, Text = text, Headers = headers,
            ReturnPath = envelope.TryGetProperty("from", out var path) && path.ValueKind is JsonValueKind.String ? path.GetString() : null,
            Recipients = envelope.TryGetProperty("to", out var to) && to.ValueKind is JsonValueKind.Array
                ? [.. to.EnumerateArray().Where(a => a.ValueKind is JsonValueKind.String).Select(a => a.GetString()!.ToLowerInvariant())]
                : [.. Text("to").Split(',').Select(EmailAddress.Parse).OfType<EmailAddress>().Select(a => a.Address)],
        };

        string Text(string field) => form.Fields.TryGetValue(field, out var bytes)
            ? Charsets.Decode(bytes, charsets.TryGetProperty(field, out var charset) && charset.ValueKind is JsonValueKind.String ? charset.GetString() : null)
            : "";
    }

    private static JsonElement Json(InboundForm form, string field)
    {
        try
        {
            var json = form.Fields.TryGetValue(field, out var bytes) ? JsonSerializer.Deserialize<JsonElement>(bytes) : default;
            return json.ValueKind is JsonValueKind.Object ? json : Nothing;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException) { return Nothing; }
    }

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });
}
