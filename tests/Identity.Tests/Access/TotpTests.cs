using System.Text;

namespace Platform.Identity.Access;

public class TotpTests
{
    // RFC 6238, appendix B, cut to six digits.
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.At(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false), InlineData(-30, true), InlineData(0, true), InlineData(30, true), InlineData(60, false)]
    public void A_clock_may_differ_by_half_a_minute(int seconds, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111110);

        Assert.Equal(accepted, Totp.Accept(Key, Totp.At(Key, now.AddSeconds(seconds)), now, last: null) is not null);
    }

    [Fact]
    public void A_code_is_taken_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111110);
        var step = Totp.Accept(Key, Totp.At(Key, now), now, last: null);

        Assert.NotNull(step);
        Assert.Null(Totp.Accept(Key, Totp.At(Key, now), now, step));
        Assert.Null(Totp.Accept(Key, Totp.At(Key, now.AddSeconds(-30)), now, step));
        Assert.NotNull(Totp.Accept(Key, Totp.At(Key, now.AddSeconds(30)), now.AddSeconds(30), step));
    }

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", ""), InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foob", "MZXW6YQ"), InlineData("fooba", "MZXW6YTB"), InlineData("foobar", "MZXW6YTBOI")]
    public void The_key_is_written_in_base_32(string text, string letters) => Assert.Equal(letters, Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_address_for_the_app_escapes_what_people_are_called() =>
        Assert.StartsWith("otpauth://totp/Plat%3Aform:ada%2Bx%40north.example?secret=", Totp.Uri(Key, "Plat:form", "ada+x@north.example"), StringComparison.Ordinal);
}
