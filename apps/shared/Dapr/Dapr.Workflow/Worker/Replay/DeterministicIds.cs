using System.Security.Cryptography;
using System.Text;

namespace Dapr.Workflow.Worker.Replay;

/// <summary>Ids that are the same on each replay, made as the official worker makes them (UUID version 5, RFC 9562).</summary>
internal sealed class DeterministicIds
{
    private static readonly Guid InstanceNamespace = new("6f927a2e-9c7e-4a1d-9b8d-7a86f2e7f62f");

    private readonly string _instanceId;
    private readonly Guid _space;
    private int _guids;

    public DeterministicIds(string instanceId, string? executionId)
    {
        _instanceId = instanceId;
        var seed = string.IsNullOrWhiteSpace(executionId) ? instanceId : executionId;
        _space = Guid.TryParse(seed, out var guid) ? guid : Create(InstanceNamespace, seed);
    }

    public Guid Next() => Create(_space, $"{_instanceId}_{_guids++}");

    /// <summary>What tells one scheduled activity from another.</summary>
    public string TaskExecution(int step, string activity) => Create(_space, $"{_instanceId}|activity|{step}|{activity}").ToString("N");

    private static Guid Create(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The algorithm of version 5; nothing is protected by it.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
