using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Platform.Hosting.Mail;

/// <summary>
/// Writes links that prove that somebody reads an address. All they mean is sealed inside them, so nothing is kept for those never followed, and a link for one purpose
/// is none for another. One that is to be good once names something that following it changes. The token stands behind the #, which browsers send to nobody.
/// </summary>
public sealed class MailedLinks(IDataProtectionProvider protection, PublicAddress address)
{
    public static readonly Refusal NotGood = Refusal.Invalid("link.not-good", "This link has expired or was used already; ask for a new one.");

    /// <param name="purpose">What following it does: "tickets.rating".</param>
    /// <param name="page">Where it leads: "/rate".</param>
    /// <param name="content">What it means.</param>
    /// <param name="life">How long it is good.</param>
    public Uri Write<T>(string purpose, string page, T content, TimeSpan life) =>
        address.Page($"{page}#{Protector(purpose).Protect(JsonSerializer.Serialize(content, JsonSerializerOptions.Web), life)}");

    /// <summary>Null for a token that is not ours, too old, or for something else.</summary>
    public T? Read<T>(string purpose, string token) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(Protector(purpose).Unprotect(token), JsonSerializerOptions.Web); }
        catch (Exception e) when (e is CryptographicException or FormatException) { return null; }
    }

    private ITimeLimitedDataProtector Protector(string purpose) => protection.CreateProtector("Platform.Link", purpose).ToTimeLimitedDataProtector();
}
