namespace Platform.Twins;

public sealed class TwinKeyTests
{
    [Fact]
    public void What_it_writes_it_reads()
    {
        var key = new TwinKey(new TenantId(Guid.NewGuid()), Guid.NewGuid());
        Assert.Equal(key, TwinKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tenant/id")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcdeg")]
    [InlineData("0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcdef ")]
    public void What_is_no_key_is_refused(string text) => Assert.Throws<FormatException>(() => TwinKey.Parse(text));
}
