using System.Security.Cryptography;

namespace Platform.Hosting.Privacy;

public class SealTests
{
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private readonly Guid _person = Guid.CreateVersion7();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void A_sealed_text_is_read_with_its_key() => Assert.Equal("Ada Löwe", Open(_tenant, _person, _key, Seal.Close(_tenant, _person, _key, "Ada Löwe")));

    [Fact]
    public void The_same_text_is_never_sealed_alike() => Assert.NotEqual(Seal.Close(_tenant, _person, _key, "Ada"), Seal.Close(_tenant, _person, _key, "Ada"));

    [Fact]
    public void Without_the_key_nothing_is_left_of_it() => Assert.Equal(Erased.Text, Open(_tenant, _person, null, Seal.Close(_tenant, _person, _key, "Ada")));

    [Fact]
    public void What_is_sealed_after_the_key_is_gone_says_nothing() => Assert.Equal(Erased.Text, Open(_tenant, _person, _key, Seal.Close(_tenant, _person, null, "Ada")));

    [Fact]
    public void A_seal_is_worth_nothing_for_another_person_or_tenant()
    {
        var closed = Seal.Close(_tenant, _person, _key, "Ada");

        Assert.Equal(Erased.Text, Open(_tenant, Guid.CreateVersion7(), _key, closed));
        Assert.Equal(Erased.Text, Open(new(Guid.CreateVersion7()), _person, _key, closed));
    }

    [Theory, InlineData("A"), InlineData("AAAA"), InlineData("____________________________________________")]
    public void What_only_looks_like_a_seal_is_no_fault(string sealing) => Assert.Equal(Erased.Text, Seal.Open(_tenant, _person, _key, sealing));

    private static string Open(TenantId tenant, Guid person, byte[]? key, string closed) => Seal.Open(tenant, person, key, Seal.Pattern().Match(closed).Groups[2].Value);
}
