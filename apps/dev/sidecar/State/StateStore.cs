namespace EduStream.LocalDapr.State;

/// <summary>One state store as one app sees it: keys get the app's prefix, failures become Dapr's errors.</summary>
internal sealed class StateStore(Component component, string appId, Database database, TimeProvider clock)
{
    private readonly string _prefix = component["keyPrefix"] switch
    {
        null or "" or "appid" => appId + "||",
        "name" => component.Name + "||",
        "namespace" => "default." + appId + "||",
        "none" => "",
        var own => own + "||",
    };

    // The real stores differ in words and order; SQLite's are those of every other type.
    private readonly bool _isInMemory = component.Type == "state.in-memory";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public StateEntry? Get(string key)
    {
        var stored = StoredKey(key);
        return database.Read(session => StateTable.Get(session, component.Name, stored, Now));
    }

    public IReadOnlyList<(string Key, StateEntry? Entry)> GetMany(IEnumerable<string> keys)
    {
        var stored = keys.Select(key => (Key: key, Stored: StoredKey(key))).ToList();
        var found = database.Read(session => stored.ConvertAll(key => (key.Key, Entry: StateTable.Get(session, component.Name, key.Stored, Now))));
        return _isInMemory ? found : [.. found.OrderBy(item => item.Entry is null)];
    }

    /// <summary>Saves each key for itself: one that fails does not keep the others from being stored.</summary>
    public async Task SaveAsync(IReadOnlyList<StateOperation> operations)
    {
        var keys = operations.Select(operation => StoredKey(operation.Key)).ToList();
        try { await Task.WhenAll(operations.Select((operation, i) => database.WriteAsync(session => StateTable.Apply(session, component.Name, keys[i], operation, Now)))); }
        catch (ETagMismatchException e)
        {
            var message = (operations.Count == 1 ? "" : e.Message + ": ") + Why(e);
            throw DaprError.Plain(409, GrpcStatusCode.Aborted, "ERR_STATE_SAVE", $"failed saving state in state store {component.Name}: {message}");
        }
        catch (TtlFormatException e) { throw SaveFailed(Why(e)); }
    }

    public async Task DeleteAsync(StateOperation operation)
    {
        var key = StoredKey(operation.Key);
        try { await database.WriteAsync(session => StateTable.Apply(session, component.Name, key, operation, Now)); }
        catch (ETagMismatchException e)
        {
            throw DaprError.Plain(409, GrpcStatusCode.Aborted, "ERR_STATE_DELETE", $"failed deleting state with key {operation.Key}: {Why(e)}");
        }
    }

    /// <summary>All or nothing, in order.</summary>
    public async Task TransactAsync(IReadOnlyList<StateOperation> operations)
    {
        var keys = operations.Select(operation => StoredKey(operation.Key)).ToList();
        try
        {
            await database.WriteAsync(session =>
            {
                for (var i = 0; i < operations.Count; i++) { StateTable.Apply(session, component.Name, keys[i], operations[i], Now); }
            });
        }
        catch (Exception e) when (e is ETagMismatchException or TtlFormatException)
        {
            throw DaprError.Plain(500, GrpcStatusCode.Internal, "ERR_STATE_TRANSACTION", "error while executing state transaction: " + Why(e));
        }
    }

    public DaprError SaveFailed(string why) =>
        DaprError.Plain(500, GrpcStatusCode.Internal, "ERR_STATE_SAVE", $"failed saving state in state store {component.Name}: {why}");

    private string Why(Exception error) => error switch
    {
        TtlFormatException when _isInMemory => "strconv.Atoi: " + error.Message,
        TtlFormatException => "error parsing TTL: incorrect value for metadata 'ttlInSeconds': strconv.ParseInt: " + error.Message,
        ETagMismatchException mismatch when _isInMemory => $"{mismatch.Message}: {InMemoryWhy(mismatch)}",
        _ => error.Message,
    };

    private string InMemoryWhy(ETagMismatchException mismatch)
    {
        if (!mismatch.Operation.HasETag) { return "item already exists and no etag was passed"; }
        return database.Read(session => StateTable.Get(session, component.Name, mismatch.Key, Now)) is { } current
            ? $"state etag not match for key={mismatch.Key}: current={current.ETag}, expect={mismatch.Operation.ETag}"
            : $"state not exist or expired for key={mismatch.Key}";
    }

    private string StoredKey(string key)
    {
        if (!key.Contains("||", StringComparison.Ordinal)) { return _prefix + key; }
        var plain = $"input key/keyPrefix '{key}' can't contain '||'";
        var http = "api error: code = InvalidArgument desc = " + plain;
        ErrorDetail[] common = [new ResourceInfo("state", component.Name), new ErrorInfo("DAPR_STATE_ILLEGAL_KEY")];
        throw new DaprError(400, "ERR_MALFORMED_REQUEST", http)
        {
            GrpcCode = GrpcStatusCode.InvalidArgument,
            GrpcMessage = plain,
            Details = [new BadField(key, http), .. common],
            GrpcDetails = [new BadField(key, plain), .. common],
        };
    }
}
