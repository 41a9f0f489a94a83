namespace Platform.Identity.Access;

public class DeviceNamesTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData("", "unknown"), InlineData(null, "unknown")]
    public void A_header_becomes_what_people_call_it(string? header, string name) => Assert.Equal(name, DeviceNames.Of(header));

    [Fact]
    public void A_header_made_to_annoy_stays_short_and_printable() => Assert.Equal(60, DeviceNames.Of($"a\u001b[31m{new string('x', 8_000)}").Length);
}
