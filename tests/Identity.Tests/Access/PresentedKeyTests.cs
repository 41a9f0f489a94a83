namespace Platform.Identity.Access;

public class PresentedKeyTests
{
    [Fact]
    public void A_key_reads_back_as_what_was_shown()
    {
        var key = PresentedKey.New();

        var read = PresentedKey.Parse(key.Text);

        Assert.Equal(key.Prefix, read?.Prefix);
        Assert.Equal(key.Hash, read?.Hash);
    }

    [Fact]
    public void No_two_keys_are_alike() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => PresentedKey.New().Text).Distinct().Count());

    [Fact]
    public void A_key_is_not_printed_with_its_secret()
    {
        var key = PresentedKey.New();

        Assert.Equal($"pk_{key.Prefix}_…", $"{key}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("pk_")]
    [InlineData("pk_0a1b2c3d4e5f")]
    [InlineData("pk_0a1b2c3d4e5f_")]
    [InlineData("sk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0A1B2C3D4E5F_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0a1b2c3d4e5'_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0a1b2c3d4e5f-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pk_0a1b2c3d4e5f_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0A")]
    [InlineData("pk_0a1b2c3d4e5f_                                           ")]
    public void Anything_else_is_no_key(string text) => Assert.Null(PresentedKey.Parse(text));
}
