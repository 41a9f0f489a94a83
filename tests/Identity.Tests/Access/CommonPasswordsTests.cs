using System.Security.Cryptography;

namespace Platform.Identity.Access;

public class CommonPasswordsTests
{
    [Theory]
    [InlineData("password"), InlineData("Password123!"), InlineData("1234567890"), InlineData("qwertyuiop"), InlineData("Sunshine2024!"), InlineData("!!Dragon!!"), InlineData("iloveyou12")]
    public void What_attackers_try_first_is_refused(string password) => Assert.True(CommonPasswords.IsCommon(password));

    [Theory]
    [InlineData("demo-Platform-1"), InlineData("correct horse battery staple"), InlineData("Tr0ub4dor&3-violin"), InlineData("dragon-9f2c81a7e6b0d453"), InlineData("")]
    public void What_they_do_not_is_not(string password) => Assert.False(CommonPasswords.IsCommon(password));

    [Fact]
    public void Random_passwords_are_never_in_the_list() =>
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.False(CommonPasswords.IsCommon(Convert.ToBase64String(RandomNumberGenerator.GetBytes(12)))));

    [Theory]
    [InlineData("nora.lindqvist@north.example", "Nora.Lindqvist-1", false), InlineData("nora.lindqvist@north.example", "violin-Harbour-71", true), InlineData("al@north.example", "al-Harbour-violin-71", true)]
    public async Task A_password_is_not_made_of_ones_address(string email, string password, bool allowed) =>
        Assert.Equal(allowed, (await new CommonPasswords().ValidateAsync(null!, new Credential { Email = email }, password)).Succeeded);

}
