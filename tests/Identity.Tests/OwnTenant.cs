using Platform.Identity.Domain;
using Platform.Identity.Features;

namespace Platform.Identity;

/// <summary>A tenant of a single test's own, where what it counts is only its own doing.</summary>
internal sealed class OwnTenant(IdentityApp app)
{
    private readonly string _slug = $"t-{Guid.NewGuid():N}";

    public static async Task<OwnTenant> Registered(IdentityApp app)
    {
        var own = new OwnTenant(app);
        Assert.Null((await own.Register()).Refusal);
        return own;
    }

    public TenantId Id { get; } = new(Guid.CreateVersion7());
    public string Email => $"{_slug}@own.example";
    public string Password => "own-Password-1";

    public async Task<Outcome<Tenant>> Register() =>
        await RegisterTenant.Handle(Id, new("Own", _slug, new("Ada", Email, Password, Role.Administrator)), app.Services, TestContext.Current.CancellationToken);
}
