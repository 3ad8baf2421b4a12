using DaprProtocol.Runtime;
using EduStream.Grpc;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

public sealed class SecretTests
{
    [Fact]
    public async Task Nested_secrets_are_found_under_joined_names()
    {
        await using var host = await Host().StartAsync();
        foreach (var (name, value) in new[] { ("top", "s3cret"), ("db:user", "u1"), ("db%3Apass", "p1"), ("arr:0", "a") })
        {
            var reply = await host.GetAsync("/v1.0/secrets/secrets/" + name);
            Assert.Equal((200, $$"""{"{{Uri.UnescapeDataString(name)}}":"{{value}}"}""" + "\n"), (reply.Status, reply.Body));
        }
        Assert.Equal(
            """{"arr:0":{"arr:0":"a"},"arr:1":{"arr:1":"b"},"db:pass":{"db:pass":"p1"},"db:user":{"db:user":"u1"},"top":{"top":"s3cret"}}""" + "\n",
            (await host.GetAsync("/v1.0/secrets/secrets/bulk")).Body);
    }

    [Fact]
    public async Task A_multi_valued_store_gives_all_parts_of_a_secret()
    {
        await using var host = await Host().StartAsync();
        Assert.Equal("""{"pass":"p1","user":"u1"}""" + "\n", (await host.GetAsync("/v1.0/secrets/multi/db")).Body);
        var bulk = await host.CallAsync<GetBulkSecretRequest, GetBulkSecretResponse>("GetBulkSecret", new GetBulkSecretRequest { StoreName = "multi" });
        Assert.Equal("u1", bulk.Data["db"].Secrets["user"]);
    }

    [Fact]
    public async Task A_missing_secret_and_a_missing_store_get_the_answers_of_dapr()
    {
        await using var host = await Host().StartAsync();
        var secret = await host.GetAsync("/v1.0/secrets/secrets/nope");
        Assert.Equal((500, """{"errorCode":"ERR_SECRET_GET","message":"failed getting secret with key nope from secret store secrets: secret nope not found"}"""), (secret.Status, secret.Body));
        var store = await host.GetAsync("/v1.0/secrets/nostore/top");
        Assert.Equal((401, """{"errorCode":"ERR_SECRET_STORE_NOT_FOUND","message":"failed finding secret store with key nostore"}"""), (store.Status, store.Body));
        var grpc = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<GetSecretRequest, GetSecretResponse>("GetSecret", new GetSecretRequest { StoreName = "nostore", Key = "x" }));
        Assert.Equal(GrpcStatusCode.InvalidArgument, grpc.Code);
    }

    [Fact]
    public async Task A_store_outside_its_scopes_does_not_exist()
    {
        await using var host = await Host("scopes: [other]").With("other").StartAsync();
        Assert.Equal(401, (await host.GetAsync("/v1.0/secrets/secrets/top")).Status);
        Assert.Equal(200, (await host.GetAsync("/v1.0/secrets/secrets/top", sidecar: 1)).Status);
    }

    [Fact]
    public async Task A_component_takes_metadata_from_secrets_and_variables()
    {
        await using var host = await Host().Resource("referring", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: referring }
            spec:
              type: state.redis
              version: v1
              metadata:
                - { name: keyPrefix, secretKeyRef: { name: top, key: top } }
                - { name: anything, envRef: PATH }
            auth: { secretStore: secrets }
            """).StartAsync();
        Assert.Equal(204, (await host.PostAsync("/v1.0/state/referring", """[{"key":"k","value":1}]""")).Status);
    }

    [Theory]
    [InlineData("{ name: keyPrefix, secretKeyRef: { name: absent } }", "the secret absent of keyPrefix is not in secrets")]
    [InlineData("{ name: keyPrefix, envRef: DAPR_API_TOKEN }", "the variable DAPR_API_TOKEN of keyPrefix may not be read")]
    public async Task A_reference_that_leads_nowhere_stops_the_start(string metadata, string reason)
    {
        await using var host = Host().Resource("referring", $$"""
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: referring }
            spec: { type: state.redis, version: v1, metadata: [{{metadata}}] }
            auth: { secretStore: secrets }
            """);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static RuntimeHost Host(string more = "")
    {
        var host = new RuntimeHost();
        var file = Path.Combine(host.ResourceFolder, "secrets.json");
        File.WriteAllText(file, """{"top":"s3cret","db":{"user":"u1","pass":"p1"},"arr":["a","b"]}""");
        return host.With("app1").Resource("stores", $$"""
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: secrets }
            spec: { type: secretstores.local.file, version: v1, metadata: [{ name: secretsFile, value: components/secrets.json }] }
            {{more}}
            ---
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: multi }
            spec: { type: secretstores.local.file, version: v1, metadata: [{ name: secretsFile, value: components/secrets.json }, { name: multiValued, value: "true" }] }
            """);
    }
}
