namespace Platform.Identity.Domain;

internal static class RoleRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("role.not-found", "There is no such role.");
    public static readonly Refusal Nameless = Refusal.Invalid("role.nameless", "A role needs a title that is more than spaces.");
    public static readonly Refusal TitleTaken = Refusal.Conflict("role.title-taken", "Another role has this title; choose another.");
    public static readonly Refusal Powerless = Refusal.Invalid("role.powerless", "A role without permissions could do nothing; name at least one.");
    public static readonly Refusal BuiltIn = Refusal.Conflict("role.built-in", "This role comes with the platform and stays as it is; make one of your own like it.");

    public static Refusal InUse(int users) => Refusal.Conflict("role.in-use", $"{users} people have this role or are invited to it; give them another first.");
    public static Refusal UnknownPermission(string name) => Refusal.Invalid("role.unknown-permission", $"There is no permission '{name}'; GET /v1/permissions lists them, and 'devices.*' or '*.read' name several.");
    public static Refusal BeyondYours(string name) => Refusal.Forbidden("role.beyond-yours", $"Nobody can hand on more than they may do, and you may not do '{name}'.");
}
