/** The page on which members change their address. */
export const PAGE = `<!doctype html>
<html lang="en">
<title>Lainaamo</title>
<h1>Your address</h1>
<form method="post" action="/me/address">
  <label>Bring it to <input name="address"></label>
  <button>Save</button>
</form>
</html>
`;
