using System.Net.Http.Json;
using Platform.Identity.Access;

namespace Platform.Identity;

/// <summary>A person's authenticator app, and the paper with the recovery codes.</summary>
internal sealed class Authenticator(byte[] key, string[] recoveryCodes)
{
    private int _skipped;

    public string[] RecoveryCodes => recoveryCodes;

    /// <summary>A code that was not shown before: the server takes one from the next half minute too, and none twice.</summary>
    public string FreshCode() => Totp.At(key, DateTimeOffset.UtcNow.AddSeconds(30 * _skipped++));

    public string CodeNow => Totp.At(key, DateTimeOffset.UtcNow);

    /// <summary>Sets one up as the profile page does.</summary>
    public static async Task<Authenticator> Add(HttpClient browser, string password)
    {
        var offer = await (await browser.PostAsJsonAsync("/v1/profile/authenticator", new { password })).Json();
        var key = Decode(offer.GetProperty("secret").GetString()!);
        // A code of the half minute before, so that the tests have two left.
        var confirmed = await browser.PutAsJsonAsync("/v1/profile/authenticator", new { code = Totp.At(key, DateTimeOffset.UtcNow.AddSeconds(-30)) });
        confirmed.EnsureSuccessStatusCode();
        return new(key, [.. (await confirmed.Json()).GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in base32)
        {
            (bits, held) = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), held + 5);
            if (held < 8) continue;
            bytes.Add((byte)(bits >> (held -= 8)));
            bits &= (1 << held) - 1;
        }

        return [.. bytes];
    }
}
