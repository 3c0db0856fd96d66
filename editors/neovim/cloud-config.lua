-- The language server of cloud-config. The server itself tells by the first line whether a file is its business, so it
-- is offered every YAML file and says nothing in others.
--
-- Neovim 0.11 and later: put this file into a directory `lsp` of the runtime path and call
-- `vim.lsp.enable('cloud-config')`. Before that: `require` or `dofile` it and call `setup()`.

local config = {
  name = 'cloud-config',
  cmd = { 'cloud-config', 'lsp' },
  filetypes = { 'yaml', 'cloud-config' },
  root_markers = { '.git' },
  settings = {
    ['cloud-config'] = {
      -- targets = { 'flatcar', 'etcd=3.5' },
      -- provider = 'ec2',
    },
  },
}

local header = vim.regex([[\v^#( )?cloud-config]])

local function is_cloud_config(buffer)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 5, false)) do
    if header:match_str(line) then
      return true
    end
  end
  return false
end

-- For Neovim before 0.11; 0.7 has no `vim.lsp.start`.
function config.setup(overrides)
  local settings = vim.tbl_deep_extend('force', config, overrides or {})
  local client
  local function attach(buffer)
    if vim.lsp.start ~= nil then
      vim.lsp.start(settings, { bufnr = buffer })
      return
    end
    client = client or vim.lsp.start_client(settings)
    if client ~= nil then
      vim.lsp.buf_attach_client(buffer, client)
    end
  end
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
    desc = 'cloud-config documents, whatever their name is',
    callback = function(event)
      if is_cloud_config(event.buf) then
        if vim.bo[event.buf].filetype == '' then
          vim.bo[event.buf].filetype = 'yaml'
        end
        attach(event.buf)
      end
    end,
  })
end

-- A file of `lsp/` may hold nothing but the configuration.
if vim.lsp.config ~= nil then
  config.setup = nil
end

return config
