namespace Platform.Identity.Access;

public class RecoveryCodesTests
{
    private static readonly string[] Codes = RecoveryCodes.New();

    [Fact]
    public void There_are_ten_different_ones() => Assert.Equal(10, Codes.Distinct().Count());

    [Fact]
    public void A_code_is_good_once()
    {
        var left = RecoveryCodes.Redeem(RecoveryCodes.Hashes(Codes), Codes[3]);

        Assert.Equal(9, left!.Length);
        Assert.Null(RecoveryCodes.Redeem(left, Codes[3]));
    }

    [Fact]
    public void How_it_was_typed_does_not_matter() =>
        Assert.NotNull(RecoveryCodes.Redeem(RecoveryCodes.Hashes(Codes), $" {Codes[0].ToUpperInvariant().Replace('-', ' ')} "));

    [Theory]
    [InlineData(""), InlineData("123456"), InlineData("0000-0000-0000-0000"), InlineData("０000-0000-0000-0000")]
    public void Anything_else_is_none_of_them(string code) => Assert.Null(RecoveryCodes.Redeem(RecoveryCodes.Hashes(Codes), code));
}
