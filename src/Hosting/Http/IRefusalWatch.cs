using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

/// <summary>Hears when somebody known was refused for want of a permission. It must not wait: a refusal is answered at once.</summary>
public interface IRefusalWatch
{
    void Refused(HttpContext context, Call call, string permission);
}
