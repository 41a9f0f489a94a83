using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

/// <summary>Hears when somebody known was refused access: for want of a permission, or by the rules of what they asked for. It must not wait: a refusal is answered at once.</summary>
public interface IRefusalWatch
{
    void Lacks(HttpContext context, Call call, string permission);

    /// <param name="code">The code of the refusal, like "user.above-you".</param>
    void Refused(HttpContext context, Call call, string code);
}
