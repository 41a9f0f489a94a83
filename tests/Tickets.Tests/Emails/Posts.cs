using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Tickets.Emails;

/// <summary>Mails as providers post them.</summary>
internal static class Posts
{
    /// <summary>A form as SendGrid's Inbound Parse documents it: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email</summary>
    public static MultipartFormDataContent SendGrid(
        string to, string from = "Ada Example <ada@customer.example>", string subject = "The lift is stuck", string text = "It stands between two floors.", string? id = null, string headers = "", string? returnPath = null,
        object? charsets = null, byte[]? bytes = null, string? html = null)
    {
        var address = from[(from.IndexOf('<') + 1)..].TrimEnd('>');
        var form = new MultipartFormDataContent("xYzZY");
        Add("headers", $"Received: by mx0047p1mdw1.sendgrid.net; Tue, 3 Mar 2026 10:00:01 +0000\nDate: Tue, 3 Mar 2026 11:00:00 +0100\nMessage-ID: <{id ?? $"{Guid.NewGuid():N}@customer.example"}>\nSubject: {subject}\nFrom: {from}\nTo: {to}\n{headers}");
        Add("dkim", "{@customer.example : pass}");
        Add("to", to);
        Add("from", from);
        Add("sender_ip", "192.0.2.17");
        Add("spam_report", "Spam detection software has NOT identified this incoming email as spam.");
        Add("envelope", JsonSerializer.Serialize(new { to = new[] { to }, from = returnPath ?? address }));
        Add("subject", subject);
        Add("spam_score", "0.011");
        Add("charsets", JsonSerializer.Serialize(charsets ?? new { to = "UTF-8", from = "UTF-8", subject = "UTF-8", text = "UTF-8" }));
        Add("SPF", "pass");
        if (html is not null) Add("html", html);
        else form.Add(bytes is null ? new StringContent(text) : new ByteArrayContent(bytes), "\"text\"");
        return form;

        void Add(string name, string value) => form.Add(new StringContent(value), $"\"{name}\"");
    }

    public static MultipartFormDataContent WithFile(this MultipartFormDataContent form, string name, byte[] content, string type = "text/plain", int number = 1)
    {
        form.Add(new ByteArrayContent(content) { Headers = { ContentType = new(type), ContentDisposition = new("form-data") { Name = $"\"attachment{number}\"", FileName = $"\"{name}\"" } } });
        return form;
    }

    /// <summary>The fields a route of Mailgun documents: https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http</summary>
    public static Dictionary<string, string> Mailgun(string to, string key, DateTimeOffset at, string id, string text = "It stands between two floors.", string? token = null, string from = "Ada Example <ada@customer.example>")
    {
        token ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(25));
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            ["recipient"] = to, ["sender"] = from[(from.IndexOf('<') + 1)..].TrimEnd('>'), ["from"] = from, ["subject"] = "The lift is stuck", ["body-plain"] = $"{text}\n\n> What we wrote before", ["stripped-text"] = text, ["stripped-signature"] = "",
            ["body-html"] = $"<p>{text}</p>", ["message-headers"] = JsonSerializer.Serialize(new[] { new[] { "Received", "by luna.mailgun.net" }, ["Message-Id", $"<{id}>"], ["Subject", "The lift is stuck"] }),
            ["timestamp"] = timestamp, ["token"] = token, ["signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(timestamp + token))),
        };
    }

    public static AuthenticationHeaderValue Basic(string userInfo) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userInfo)));
}
