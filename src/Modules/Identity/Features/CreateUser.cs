using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Adds a person who may sign in: a tenant's first administrator, or who accepted an invitation.</summary>
internal static class CreateUser
{
    public sealed record Command(string Name, string Email, string Password, Role Role)
    {
        /// <summary>Who the user will be, when that is decided already.</summary>
        public Guid? Id { get; init; }

        /// <summary>The sites the user is limited to; none means all.</summary>
        public Guid[] Sites { get; init; } = [];

        // A record prints its members, and this one has a password.
        public override string ToString() => $"{nameof(Command)} {Name}";
    }

    public static Decision<UserEvent> Decide(Guid id, TenantId tenant, Command command, DateTimeOffset now) =>
        new UserCreated(tenant, id, command.Name.Trim(), command.Email.Trim(), command.Role.Name, now, command.Sites);

    public static async Task<Outcome<User>> Handle(Command command, IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var credential = new Credential { Id = command.Id ?? Guid.CreateVersion7(db.Call.Now), Tenant = db.Tenant, Email = command.Email.Trim(), EmailConfirmed = true };
        var created = await scope.GetRequiredService<UserManager<Credential>>().CreateAsync(credential, command.Password);
        if (!created.Succeeded) return Explain(created);

        return await scope.GetRequiredService<Ledger<User, UserEvent>>().Begin(Decide(credential.Id, db.Tenant, command, db.Call.Now), ct);
    }

    // The framework checks the password first, and names each thing it misses.
    private static Refusal Explain(IdentityResult refused)
    {
        var (first, why) = (refused.Errors.First().Code, string.Join(" ", refused.Errors.Select(e => e.Description)));
        return first.StartsWith("Password", StringComparison.Ordinal) ? UserRefusals.PasswordWeak(why)
            : first.StartsWith("Duplicate", StringComparison.Ordinal) ? UserRefusals.EmailTaken
            : UserRefusals.EmailInvalid(why);
    }
}
