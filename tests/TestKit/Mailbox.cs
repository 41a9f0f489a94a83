using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.TestKit;

/// <summary>A letter as its reader sees it.</summary>
public sealed record ReceivedMail(string To, string Subject, string Text)
{
    /// <summary>The first link in it.</summary>
    public Uri Link => new(Regex.Match(Text, @"https?://\S+").Value);
}

/// <summary>The folder letters are delivered to where there is no mail server.</summary>
public static partial class Mailbox
{
    /// <summary>Waits for the newest letter to an address that a rule accepts.</summary>
    public static async Task<ReceivedMail> Wait(string folder, string to, Func<ReceivedMail, bool>? which = null, CancellationToken ct = default)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(ct);
        guard.CancelAfter(TimeSpan.FromSeconds(60));
        for (; ; await Task.Delay(50, guard.Token))
            if (All(folder).FirstOrDefault(mail => mail.To == to && which?.Invoke(mail) != false) is { } found)
                return found;
    }

    /// <summary>Every letter, the newest first.</summary>
    public static IReadOnlyList<ReceivedMail> All(string folder) => !Directory.Exists(folder)
        ? []
        : [.. new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Select(file => Read(File.ReadAllText(file.FullName)))];

    internal static ReceivedMail Read(string letter)
    {
        var head = letter[..letter.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var plain = letter[letter.IndexOf("text/plain", StringComparison.OrdinalIgnoreCase)..];
        var body = plain[(plain.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var end = body.IndexOf("\r\n----boundary", StringComparison.Ordinal);
        return new(Header(head, "To"), Decode(Header(head, "Subject")), Text(end < 0 ? body : body[..end]).Trim());
    }

    private static string Header(string head, string name) =>
        Regex.Match(head.Replace("\r\n ", " "), $"^{name}: (.*)$", RegexOptions.Multiline).Groups[1].Value.Trim();

    // RFC 2047: =?utf-8?B?…?= and =?utf-8?Q?…?=
    private static string Decode(string header) => EncodedWord().Replace(header, word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : Text(word.Groups[2].Value.Replace('_', ' ')));

    // RFC 2045: =C3=A9, and a line that ends in = goes on.
    private static string Text(string quoted)
    {
        var bytes = new List<byte>();
        var joined = quoted.Replace("=\r\n", "");
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] != '=') bytes.AddRange(Encoding.UTF8.GetBytes([joined[i]]));
            else bytes.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (joined[i] == '=') i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?utf-8\?([BQbq])\?([^?]*)\?=(\s+(?==\?))?", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
