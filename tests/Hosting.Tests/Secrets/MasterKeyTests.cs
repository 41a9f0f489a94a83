using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Secrets;

public class MasterKeyTests
{
    [Fact]
    public void What_is_sealed_opens_with_the_same_key()
    {
        var key = Key();

        Assert.Equal("<key/>", Of(key)!.Open(Of(key)!.Seal("<key/>")));
    }

    [Fact]
    public void What_is_sealed_cannot_be_read_in_it() => Assert.DoesNotContain("PGtleS8", Of(Key())!.Seal("<key/>"), StringComparison.Ordinal);

    [Fact]
    public void Another_key_does_not_open_it() => Assert.ThrowsAny<CryptographicException>(() => Of(Key())!.Open(Of(Key())!.Seal("<key/>")));

    [Fact]
    public void Without_the_setting_there_is_none() => Assert.Null(Of(null));

    [Theory, InlineData("hunter2"), InlineData("aGVsbG8=")]
    public void A_setting_that_is_no_key_is_refused_without_repeating_it(string text)
    {
        var refused = Assert.Throws<StartupException>(() => Of(text));

        Assert.Contains("openssl rand -base64 32", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, refused.Message, StringComparison.Ordinal);
    }

    internal static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static MasterKey? Of(string? text) =>
        MasterKey.From(new ConfigurationBuilder().AddInMemoryCollection([new("DataProtection:Key", text)]).Build());
}
