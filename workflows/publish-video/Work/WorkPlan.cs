using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Work;

/// <summary>The plan as the version's activities read it from its scratch: written once, so that a new default never changes a running video.</summary>
/// <param name="Hash">16 hexadecimal characters of the source's identity and every setting.</param>
internal sealed record WorkPlan(EncodingPlan Plan, string Hash)
{
    internal static WorkPlan Of(EncodingPlan plan, string sourceETag)
    {
        var facts = Encoding.UTF8.GetBytes($"{sourceETag}\n{JsonSerializer.Serialize(plan)}");
        return new WorkPlan(plan, Convert.ToHexStringLower(SHA256.HashData(facts))[..16]);
    }
}
