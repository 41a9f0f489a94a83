using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Platform.Identity.Access;

/// <summary>
/// Refuses passwords that everybody tries first: the 100,000 most used in known leaks, also with capitals, and with the digits and
/// signs people put around them to please a rule ("Sunshine2024!"); and those made of the person's own address.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Credential>
{
    private const int ShortestWord = 4;

    // A hash of eight bytes each: less than a megabyte, and a wrong hit in 10^14.
    private static readonly Lazy<ulong[]> Known = new(Read);

    private static readonly IdentityError Common = new()
    {
        Code = "PasswordCommon", Description = "This password, or the word in it, is among the first that attackers try; take several words that do not belong together.",
    };

    private static readonly IdentityError Own = new() { Code = "PasswordOwn", Description = "The password must not be made of your e-mail address." };

    public Task<IdentityResult> ValidateAsync(UserManager<Credential> manager, Credential user, string? password) => Task.FromResult(
        password is null ? IdentityResult.Success
        : IsCommon(password) ? IdentityResult.Failed(Common)
        : IsMadeOf(user.Email, password) ? IdentityResult.Failed(Own)
        : IdentityResult.Success);

    public static bool IsCommon(string password)
    {
        var plain = password.ToLowerInvariant();
        var word = plain.Trim([.. plain.Where(c => !char.IsLetter(c)).Distinct()]);
        return Contains(plain) || (word.Length >= ShortestWord && word.Length * 2 >= plain.Length && Contains(word));
    }

    private static bool IsMadeOf(string? email, string password) =>
        email?.Split('@')[0] is { Length: >= ShortestWord } name && name.Length * 2 >= password.Length && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string word) => Array.BinarySearch(Known.Value, Hash(word)) >= 0;

    private static ulong[] Read()
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt.gz")!;
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var hashes = new List<ulong>(100_000);
        while (lines.ReadLine() is { } line) hashes.Add(Hash(line));
        hashes.Sort();
        return [.. hashes];
    }

    private static ulong Hash(string word)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(word), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
