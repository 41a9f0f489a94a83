using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Platform.Hosting.Mail;

namespace Platform.Identity.Access;

/// <summary>What a link in a letter is for: none is taken for another.</summary>
internal enum LinkPurpose { SignUp, PasswordReset, EmailChange }

/// <summary>
/// Writes links that prove that somebody reads an address. All they mean is sealed inside them, so nothing is kept for those never followed;
/// each names something that following it changes, and so is good once. The token stands behind the #, which browsers send to nobody.
/// </summary>
internal sealed class MailedLinks(IDataProtectionProvider protection, PublicAddress address)
{
    public static readonly Refusal NotGood = Refusal.Invalid("link.not-good", "This link has expired or was used already; ask for a new one.");

    public Uri Write<T>(LinkPurpose purpose, string page, T content, TimeSpan life) =>
        address.Page($"{page}#{Protector(purpose).Protect(JsonSerializer.Serialize(content, JsonSerializerOptions.Web), life)}");

    /// <summary>Null for a token that is not ours, too old, or for something else.</summary>
    public T? Read<T>(LinkPurpose purpose, string token) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(Protector(purpose).Unprotect(token), JsonSerializerOptions.Web); }
        catch (Exception e) when (e is CryptographicException or FormatException) { return null; }
    }

    private ITimeLimitedDataProtector Protector(LinkPurpose purpose) =>
        protection.CreateProtector("Platform.Identity.Link", purpose.ToString()).ToTimeLimitedDataProtector();
}
