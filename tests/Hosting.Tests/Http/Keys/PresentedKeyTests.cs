namespace Platform.Hosting.Http.Keys;

public class PresentedKeyTests
{
    private const string Mark = "pk_";

    [Fact]
    public void A_key_reads_back_as_what_was_shown()
    {
        var key = PresentedKey.New(Mark);

        var read = PresentedKey.Parse(Mark, key.Text);

        Assert.Equal(key.Prefix, read?.Prefix);
        Assert.Equal(key.Hash, read?.Hash);
    }

    [Fact]
    public void No_two_keys_are_alike() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => PresentedKey.New(Mark).Text).Distinct().Count());

    [Fact]
    public void A_key_is_not_printed_with_its_secret()
    {
        var key = PresentedKey.New(Mark);

        Assert.Equal($"pk_{key.Prefix}_…", $"{key}");
    }

    [Theory]
    [InlineData("pk_0a1b", true)]
    [InlineData("dk_0a1b", true)]
    [InlineData("CfDJ8N_token", false)]
    [InlineData("pk", false)]
    [InlineData("", false)]
    public void A_mark_tells_a_key_from_a_token(string text, bool isMarked) => Assert.Equal(isMarked, PresentedKey.IsMarked(text));

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
    public void Anything_else_is_no_key(string text) => Assert.Null(PresentedKey.Parse(Mark, text));
}
