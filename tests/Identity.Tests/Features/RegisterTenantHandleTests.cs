using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

public sealed class RegisterTenantHandleTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_slug_is_given_once() => Assert.Equal(TenantRefusals.SlugTaken, (await Register(app.One.Slug, "new@own.example", "own-Password-1")).Outcome.Refusal);

    [Fact]
    public async Task An_e_mail_address_signs_in_to_one_tenant_only() =>
        Assert.Equal(UserRefusals.EmailTaken, (await Register("fresh", app.One.Email.ToUpperInvariant(), "own-Password-1")).Outcome.Refusal);

    [Theory, InlineData("short", "user.password-weak"), InlineData("no-capitals-1", "user.password-weak")]
    public async Task A_weak_password_is_refused_by_name(string password, string code) =>
        Assert.Equal(code, (await Register("weak", "weak@own.example", password)).Outcome.Refusal?.Code);

    [Fact]
    public async Task Without_its_administrator_there_is_no_tenant()
    {
        var (id, _) = await Register("half", app.One.Email, "own-Password-1");

        Assert.Equal((0, 0), await app.In(id, async db => (await db.Tenants.CountAsync(), await db.Journal.CountAsync())));
    }

    private async Task<(TenantId Id, Outcome<Tenant> Outcome)> Register(string slug, string email, string password)
    {
        var id = new TenantId(Guid.CreateVersion7());
        return (id, await RegisterTenant.Handle(id, new("Own", slug, new("Ada", email, password, Role.Administrator)), app.Services, TestContext.Current.CancellationToken));
    }
}
